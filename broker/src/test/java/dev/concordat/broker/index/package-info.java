/** Where clients begin, over HTTP. */
@NullMarked
package dev.concordat.broker.index;

import org.jspecify.annotations.NullMarked;
