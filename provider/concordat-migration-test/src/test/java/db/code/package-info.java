/** Migrations that are code. */
@NullMarked
package db.code;

import org.jspecify.annotations.NullMarked;
