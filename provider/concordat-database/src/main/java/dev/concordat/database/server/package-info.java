/** A PostgreSQL for programs: nothing to install, in a folder, durable. */
@NullMarked
package dev.concordat.database.server;

import org.jspecify.annotations.NullMarked;
