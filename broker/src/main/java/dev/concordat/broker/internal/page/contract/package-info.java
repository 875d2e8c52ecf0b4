/** A pact's document, read for showing: whatever it holds, of every version of the specification. */
@NullMarked
package dev.concordat.broker.internal.page.contract;

import org.jspecify.annotations.NullMarked;
