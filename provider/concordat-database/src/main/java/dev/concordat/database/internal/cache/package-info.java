/** What is kept from run to run in the user's cache folder: baselines by the content they were made from. */
@NullMarked
package dev.concordat.database.internal.cache;

import org.jspecify.annotations.NullMarked;
