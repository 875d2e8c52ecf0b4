/** A server whose data outlives it: its folder, its start and end, its backup. */
@NullMarked
package dev.concordat.database.internal.durable;

import org.jspecify.annotations.NullMarked;
