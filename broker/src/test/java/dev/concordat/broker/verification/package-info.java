/** Results of verification. */
@NullMarked
package dev.concordat.broker.verification;

import org.jspecify.annotations.NullMarked;
