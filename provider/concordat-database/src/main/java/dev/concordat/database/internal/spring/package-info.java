/** What the wiring into Spring Boot needs to know of a database beyond its public face. */
@NullMarked
package dev.concordat.database.internal.spring;

import org.jspecify.annotations.NullMarked;
