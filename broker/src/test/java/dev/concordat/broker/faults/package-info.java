/** What must not be lost or torn, whatever happens meanwhile. */
@NullMarked
package dev.concordat.broker.faults;

import org.jspecify.annotations.NullMarked;
