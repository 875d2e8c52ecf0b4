/** The declared databases as connection details of a Spring Boot test's context. */
@NullMarked
package dev.concordat.database.spring;

import org.jspecify.annotations.NullMarked;
