/** A provider as users have them: a Spring Boot application that asks a third party. */
@NullMarked
package dev.concordat.provider.shop;

import org.jspecify.annotations.NullMarked;
