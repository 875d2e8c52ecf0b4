package dev.concordat.broker.internal.deployment;

import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import dev.concordat.broker.internal.pacticipant.Version;
import dev.concordat.broker.internal.pacticipant.Versions;

/**
 * The versions that addresses name.
 *
 * @param pacticipants all of them
 * @param versions all of them
 */
record Subjects(Pacticipants pacticipants, Versions versions) {

    Version version(Call call) {
        return versions.get(
                pacticipants.find(call.path("pacticipant")).orElseThrow(Refusal::notFound), call.path("version"));
    }
}
