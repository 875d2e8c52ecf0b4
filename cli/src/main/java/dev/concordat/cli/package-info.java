/** The command {@code concordat}. Every subcommand has a package of its own below this one. */
@NullMarked
package dev.concordat.cli;

import org.jspecify.annotations.NullMarked;
