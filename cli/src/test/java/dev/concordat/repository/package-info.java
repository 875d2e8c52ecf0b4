/** What holds for the repository as a whole: its README. */
@NullMarked
package dev.concordat.repository;

import org.jspecify.annotations.NullMarked;
