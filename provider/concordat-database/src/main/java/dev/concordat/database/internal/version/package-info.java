/** Databases at any schema version, each made in the time it takes to copy one. */
@NullMarked
package dev.concordat.database.internal.version;

import org.jspecify.annotations.NullMarked;
