/** What a provider did against what a pact expects, told so that a person sees the difference. Not for users. */
@NullMarked
package dev.concordat.provider.internal.compare;

import org.jspecify.annotations.NullMarked;
