/** Who may do what, and what browsers are kept from doing in a person's name. */
@NullMarked
package dev.concordat.broker.internal.security;

import org.jspecify.annotations.NullMarked;
