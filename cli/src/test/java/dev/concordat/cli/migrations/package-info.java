/** Tests of {@code concordat migrations}. */
@NullMarked
package dev.concordat.cli.migrations;

import org.jspecify.annotations.NullMarked;
