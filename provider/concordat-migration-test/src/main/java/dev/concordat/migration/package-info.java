/** Tests of single migrations, on a database that stands at the version before. */
@NullMarked
package dev.concordat.migration;

import org.jspecify.annotations.NullMarked;
