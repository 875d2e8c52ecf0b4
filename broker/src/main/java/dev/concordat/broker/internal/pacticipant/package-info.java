/** Who takes part: pacticipants with their versions, branches, tags and labels. */
@NullMarked
package dev.concordat.broker.internal.pacticipant;

import org.jspecify.annotations.NullMarked;
