/**
 * The matrix: which version of a provider has verified the pacts of which version of a consumer; and what follows from
 * it for a deployment.
 */
@NullMarked
package dev.concordat.broker.internal.matrix;

import org.jspecify.annotations.NullMarked;
