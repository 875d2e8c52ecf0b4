/** What Concordat does for providers that are Spring Boot applications; loaded where Spring is on the class path. */
@NullMarked
package dev.concordat.provider.spring;

import org.jspecify.annotations.NullMarked;
