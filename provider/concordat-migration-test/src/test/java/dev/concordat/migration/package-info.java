@NullMarked
package dev.concordat.migration;

import org.jspecify.annotations.NullMarked;
