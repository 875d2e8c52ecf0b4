/** How networks are drawn. */
@NullMarked
package dev.concordat.broker.internal.page.network;

import org.jspecify.annotations.NullMarked;
