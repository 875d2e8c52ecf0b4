/** Our own client against our own broker. */
@NullMarked
package dev.concordat.broker.client;

import org.jspecify.annotations.NullMarked;
