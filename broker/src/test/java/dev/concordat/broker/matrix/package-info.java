@NullMarked
package dev.concordat.broker.matrix;

import org.jspecify.annotations.NullMarked;
