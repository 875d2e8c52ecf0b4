@NullMarked
package dev.concordat.migration.code;

import org.jspecify.annotations.NullMarked;
