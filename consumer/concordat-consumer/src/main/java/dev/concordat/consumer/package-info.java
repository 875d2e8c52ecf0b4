/** Consumer tests against a mocked provider: annotate a class, describe interactions, and the pact is written. */
@NullMarked
package dev.concordat.consumer;

import org.jspecify.annotations.NullMarked;
