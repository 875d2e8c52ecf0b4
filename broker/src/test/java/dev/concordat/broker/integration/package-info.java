/** Integrations, the dashboard, and tables of them, over HTTP. */
@NullMarked
package dev.concordat.broker.integration;

import org.jspecify.annotations.NullMarked;
