/** Badges for pages elsewhere: small pictures, drawn here, that say how contracts stand. */
@NullMarked
package dev.concordat.broker.internal.badge;

import org.jspecify.annotations.NullMarked;
