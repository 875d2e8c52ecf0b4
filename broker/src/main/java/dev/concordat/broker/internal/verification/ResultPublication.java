package dev.concordat.broker.internal.verification;

import dev.concordat.broker.internal.event.BrokerEvent;
import dev.concordat.broker.internal.event.BrokerEventListener;
import dev.concordat.broker.internal.event.EventName;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.pact.Pact;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import dev.concordat.broker.internal.pacticipant.Version;
import dev.concordat.broker.internal.pacticipant.Versions;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/** Publishes a result: makes the provider version known where it is not, keeps the result, and tells of it. */
final class ResultPublication {

    private final Pacticipants pacticipants;
    private final Versions versions;
    private final Verifications verifications;
    private final ObjectProvider<BrokerEventListener> listeners;

    ResultPublication(
            Pacticipants pacticipants,
            Versions versions,
            Verifications verifications,
            ObjectProvider<BrokerEventListener> listeners) {
        this.pacticipants = pacticipants;
        this.versions = versions;
        this.verifications = verifications;
        this.listeners = listeners;
    }

    /** Publishes; {@code base} is the address that the broker was reached by. */
    Verification publish(VerifiedPact verified, PublishedResult result, String base) {
        Pact pact = verified.pact();
        Version version = versions.findOrCreate(pacticipants.get(pact.provider()), result.providerVersion());
        long number = verifications.add(verified, version.id(), result);
        List<BrokerEvent> events = events(result).stream()
                .map(name -> new BrokerEvent(name, pact.id(), number, null, base))
                .toList();
        listeners.orderedStream().forEach(listener -> listener.on(events));
        return verifications.find(pact, number).orElseThrow(Refusal::notFound);
    }

    private static List<EventName> events(PublishedResult result) {
        return List.of(
                EventName.PROVIDER_VERIFICATION_PUBLISHED,
                result.success() ? EventName.PROVIDER_VERIFICATION_SUCCEEDED : EventName.PROVIDER_VERIFICATION_FAILED);
    }
}
