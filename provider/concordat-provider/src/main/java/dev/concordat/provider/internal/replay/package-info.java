/** Sends the request of an interaction to the running provider. Not for users. */
@NullMarked
package dev.concordat.provider.internal.replay;

import org.jspecify.annotations.NullMarked;
