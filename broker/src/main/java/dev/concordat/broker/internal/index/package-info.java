/** Where clients begin: the index of all relations. */
@NullMarked
package dev.concordat.broker.internal.index;

import org.jspecify.annotations.NullMarked;
