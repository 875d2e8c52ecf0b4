/** Which hosts may be asked. */
@NullMarked
package dev.concordat.broker.internal.outbound;

import org.jspecify.annotations.NullMarked;
