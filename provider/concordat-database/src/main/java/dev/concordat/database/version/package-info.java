/** A declared database at any of its schema versions, for whoever tests what was, or what comes. */
@NullMarked
package dev.concordat.database.version;

import org.jspecify.annotations.NullMarked;
