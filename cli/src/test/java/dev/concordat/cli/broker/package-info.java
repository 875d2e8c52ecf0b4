/** Tests of {@code concordat broker}. */
@NullMarked
package dev.concordat.cli.broker;

import org.jspecify.annotations.NullMarked;
