/** The command line: what a person or a CI job does with the declared databases by hand. */
@NullMarked
package dev.concordat.database.internal.command;

import org.jspecify.annotations.NullMarked;
