/** Texts with places for values: what states and stubs are written in. Not for users. */
@NullMarked
package dev.concordat.provider.internal.template;

import org.jspecify.annotations.NullMarked;
