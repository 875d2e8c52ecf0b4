/** Pacticipants, versions, branches, tags and labels, over HTTP. */
@NullMarked
package dev.concordat.broker.pacticipant;

import org.jspecify.annotations.NullMarked;
