/** Where a database runs: the embedded server, a container, or a server that exists. */
@NullMarked
package dev.concordat.database.internal.server;

import org.jspecify.annotations.NullMarked;
