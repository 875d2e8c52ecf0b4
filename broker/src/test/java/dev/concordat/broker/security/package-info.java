/** Who may do what. */
@NullMarked
package dev.concordat.broker.security;

import org.jspecify.annotations.NullMarked;
