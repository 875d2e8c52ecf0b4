/** {@code concordat publish}, {@code can-i-deploy} and {@code record-...}: what is said to any Pact Broker. */
@NullMarked
package dev.concordat.cli.deploy;

import org.jspecify.annotations.NullMarked;
