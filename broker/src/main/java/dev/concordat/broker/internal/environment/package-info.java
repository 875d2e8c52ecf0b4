/** Environments, and what is deployed to them or released in them. */
@NullMarked
package dev.concordat.broker.internal.environment;

import org.jspecify.annotations.NullMarked;
