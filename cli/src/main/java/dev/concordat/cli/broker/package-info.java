/** {@code concordat broker}: the embedded broker, started and stopped. */
@NullMarked
package dev.concordat.cli.broker;

import org.jspecify.annotations.NullMarked;
