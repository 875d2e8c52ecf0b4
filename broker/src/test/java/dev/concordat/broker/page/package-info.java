/** The pages, as a browser and as a parser see them. */
@NullMarked
package dev.concordat.broker.page;

import org.jspecify.annotations.NullMarked;
