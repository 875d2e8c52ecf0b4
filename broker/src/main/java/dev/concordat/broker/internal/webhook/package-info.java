/** Webhooks: what others are told when something happens to a contract. */
@NullMarked
package dev.concordat.broker.internal.webhook;

import org.jspecify.annotations.NullMarked;
