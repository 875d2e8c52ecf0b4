/** What nobody ought to send. */
@NullMarked
package dev.concordat.broker.fault;

import org.jspecify.annotations.NullMarked;
