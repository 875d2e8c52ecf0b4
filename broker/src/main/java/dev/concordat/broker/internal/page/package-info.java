/** Pages for people: the same addresses as the API, read by a browser. */
@NullMarked
package dev.concordat.broker.internal.page;

import org.jspecify.annotations.NullMarked;
