/** Reading and writing pacts, and finding the folder they are kept in. */
@NullMarked
package dev.concordat.pact;

import org.jspecify.annotations.NullMarked;
