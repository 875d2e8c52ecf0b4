@NullMarked
package dev.concordat.database.version;

import org.jspecify.annotations.NullMarked;
