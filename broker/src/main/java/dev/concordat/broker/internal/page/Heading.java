package dev.concordat.broker.internal.page;

import java.util.List;

/** Whose pact a page is about. */
record Heading(Ref consumer, Ref provider, Ref version, Ref pact, List<String> branches, List<String> tags) {

    static Heading of(Visit visit, ShownPact shown) {
        Addresses to = visit.to();
        return new Heading(
                new Ref(shown.consumer(), to.pacticipant(shown.consumer())),
                new Ref(shown.provider(), to.pacticipant(shown.provider())),
                new Ref(shown.version(), to.version(shown.consumer(), shown.version())),
                new Ref(shown.version(), to.pact(shown.consumer(), shown.provider(), shown.version())),
                shown.branches(),
                shown.tags());
    }
}
