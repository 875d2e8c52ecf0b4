/** How the broker does: is it up, is its database, how much is in it. */
@NullMarked
package dev.concordat.broker.internal.diagnostic;

import org.jspecify.annotations.NullMarked;
