@NullMarked
package dev.concordat.broker.badge;

import org.jspecify.annotations.NullMarked;
