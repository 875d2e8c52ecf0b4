/** {@code concordat database}: a module's databases, up and loaded, to be looked at or used by hand. */
@NullMarked
package dev.concordat.cli.database;

import org.jspecify.annotations.NullMarked;
