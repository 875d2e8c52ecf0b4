/** What {@code concordat.yml} says about a database. */
@NullMarked
package dev.concordat.database.internal.settings;

import org.jspecify.annotations.NullMarked;
