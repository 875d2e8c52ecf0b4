/** What a team holds its migrations to, and what they are found to be. */
@NullMarked
package dev.concordat.migration.internal.policy;

import org.jspecify.annotations.NullMarked;
