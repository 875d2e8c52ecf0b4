/** The configuration of a run: {@code concordat.yml}, system properties and environment variables. */
@NullMarked
package dev.concordat.configuration;

import org.jspecify.annotations.NullMarked;
