/** Which pacts a provider is to verify. */
@NullMarked
package dev.concordat.broker.selection;

import org.jspecify.annotations.NullMarked;
