/** Where a command's words go, and what may be shown there. */
@NullMarked
package dev.concordat.cli.terminal;

import org.jspecify.annotations.NullMarked;
