/** The addresses where deployments and releases are recorded, listed and ended. */
@NullMarked
package dev.concordat.broker.internal.deployment;

import org.jspecify.annotations.NullMarked;
