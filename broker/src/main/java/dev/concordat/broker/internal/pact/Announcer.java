package dev.concordat.broker.internal.pact;

import dev.concordat.broker.internal.event.BrokerEvent;
import dev.concordat.broker.internal.event.BrokerEventListener;
import dev.concordat.broker.internal.event.EventName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;

/** Tells of publications, once branch and tags of the version are set: these decide what changed. */
final class Announcer {

    private final Standings standings;
    private final ObjectProvider<BrokerEventListener> listeners;

    Announcer(Standings standings, ObjectProvider<BrokerEventListener> listeners) {
        this.standings = standings;
        this.listeners = listeners;
    }

    /**
     * What was told of a publication.
     *
     * @param publication of which
     * @param events what happened by it
     * @param standing how the pact stands
     */
    record Announcement(Publication publication, List<EventName> events, Standing standing) {}

    /** Tells the listeners, and says what; {@code base} is the address that the broker was reached by. */
    List<Announcement> announce(List<Publication> publications, String base) {
        Map<Long, Standing> all =
                standings.of(publications.stream().map(each -> each.pact().id()).toList());
        List<Announcement> announcements = publications.stream()
                .map(each -> announcement(
                        each, Objects.requireNonNull(all.get(each.pact().id()))))
                .toList();
        List<BrokerEvent> events = new ArrayList<>();
        announcements.stream()
                .filter(each -> each.standing().awaited())
                .forEach(each -> events.addAll(events(each, base)));
        if (!events.isEmpty()) {
            listeners.orderedStream().forEach(each -> each.on(events));
        }
        return announcements;
    }

    private static Announcement announcement(Publication publication, Standing standing) {
        boolean changed = publication.kind() != Publication.Kind.UNCHANGED
                && (publication.contentChanged() || standing.newToItsTags());
        return new Announcement(
                publication,
                changed
                        ? List.of(EventName.CONTRACT_PUBLISHED, EventName.CONTRACT_CONTENT_CHANGED)
                        : List.of(EventName.CONTRACT_PUBLISHED),
                standing);
    }

    private static List<BrokerEvent> events(Announcement announcement, String base) {
        long pact = announcement.publication().pact().id();
        List<BrokerEvent> events = new ArrayList<>();
        announcement.events().forEach(name -> events.add(new BrokerEvent(name, pact, null, null, base)));
        if (announcement.events().contains(EventName.CONTRACT_CONTENT_CHANGED)) {
            announcement
                    .standing()
                    .required()
                    .forEach(version -> events.add(new BrokerEvent(
                            EventName.CONTRACT_REQUIRING_VERIFICATION_PUBLISHED, pact, null, version, base)));
        }
        return events;
    }
}
