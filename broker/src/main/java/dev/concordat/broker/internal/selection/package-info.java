/** Which pacts a provider is to verify: selectors, pending content, work in progress, and the states it has to know. */
@NullMarked
package dev.concordat.broker.internal.selection;

import org.jspecify.annotations.NullMarked;
