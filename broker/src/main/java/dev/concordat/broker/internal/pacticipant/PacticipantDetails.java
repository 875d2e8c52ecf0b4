package dev.concordat.broker.internal.pacticipant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pacticipant as it is shown: with the number of its latest version, where it has any, and its labels. */
record PacticipantDetails(Pacticipant pacticipant, @Nullable String latestVersion, List<String> labels) {

    PacticipantDetails {
        labels = List.copyOf(labels);
    }
}
