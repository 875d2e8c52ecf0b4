/** Who has contracts with whom: integrations, the dashboard, and tables of them. */
@NullMarked
package dev.concordat.broker.internal.integration;

import org.jspecify.annotations.NullMarked;
