/** Webhooks, made to a real host. */
@NullMarked
package dev.concordat.broker.webhook;

import org.jspecify.annotations.NullMarked;
