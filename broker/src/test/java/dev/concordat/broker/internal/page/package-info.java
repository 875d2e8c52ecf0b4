/** What needs no broker to be seen. */
@NullMarked
package dev.concordat.broker.internal.page;

import org.jspecify.annotations.NullMarked;
