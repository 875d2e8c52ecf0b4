/** Which hosts may be asked. */
@NullMarked
package dev.concordat.broker.internal.http;

import org.jspecify.annotations.NullMarked;
