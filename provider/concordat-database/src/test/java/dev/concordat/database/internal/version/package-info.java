@NullMarked
package dev.concordat.database.internal.version;

import org.jspecify.annotations.NullMarked;
