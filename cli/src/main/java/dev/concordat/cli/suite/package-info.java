/** {@code concordat suite}: the consumers' tests, the providers' verification, and one verdict over both. */
@NullMarked
package dev.concordat.cli.suite;

import org.jspecify.annotations.NullMarked;
