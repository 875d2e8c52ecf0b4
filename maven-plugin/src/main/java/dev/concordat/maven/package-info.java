/** The goals of {@code concordat-maven-plugin}: thin, over what the command line uses as well. */
@NullMarked
package dev.concordat.maven;

import org.jspecify.annotations.NullMarked;
