package dev.concordat.cli.suite;

import java.util.List;

/**
 * Whether a pacticipant can be deployed, as the broker answers.
 *
 * @param pacticipant who
 * @param version at which version
 * @param yes the answer
 * @param headline the answer in words
 * @param details the table, and what to run where the answer is no
 */
record Deployment(String pacticipant, String version, boolean yes, String headline, List<String> details) {

    Deployment {
        details = List.copyOf(details);
    }
}
