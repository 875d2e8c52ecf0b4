@NullMarked
package dev.concordat.broker.environment;

import org.jspecify.annotations.NullMarked;
