/** A drawing of who talks to whom: consumers on the left, providers on the right. */
@NullMarked
package dev.concordat.broker.internal.page.network;

import org.jspecify.annotations.NullMarked;
