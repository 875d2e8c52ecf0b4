/** The declared databases in the contexts of Spring Boot tests, and what those do when a database is reset. */
@NullMarked
package dev.concordat.database.spring;

import org.jspecify.annotations.NullMarked;
