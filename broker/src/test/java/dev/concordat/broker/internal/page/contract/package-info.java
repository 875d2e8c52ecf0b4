/** How documents of every version are read. */
@NullMarked
package dev.concordat.broker.internal.page.contract;

import org.jspecify.annotations.NullMarked;
