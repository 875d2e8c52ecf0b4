package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Page;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pact.Pact;
import dev.concordat.broker.internal.pact.Pacts;
import dev.concordat.broker.internal.pact.Pair;
import dev.concordat.broker.internal.page.contract.Change;
import dev.concordat.broker.internal.page.contract.Comparison;
import java.util.List;
import java.util.Optional;

/** What is different in two pacts of the same consumer and provider. */
final class DiffPages implements Resources {

    private static final String DIFF = Pair.PATH + "/version/{version}/diff";

    /** How many versions there are to choose from. */
    private static final int CHOICE = 100;

    /** How many changes there are to a page. */
    private static final int SIZE = 200;

    private final Pages pages;
    private final Pacts pacts;
    private final PactDetails details;

    DiffPages(Pages pages, Pacts pacts, PactDetails details) {
        this.pages = pages;
        this.pacts = pacts;
        this.details = details;
    }

    @Override
    public void register(Routes routes) {
        routes.on(DIFF + "/previous-distinct").get(MediaTypes.HTML, pages.page(this::previous));
        routes.on(DIFF + "/version/{other}")
                .get(
                        MediaTypes.HTML,
                        pages.page(visit ->
                                diff(visit, ofVersion(visit, visit.call().path("other")))));
        // a form has its choice in the query
        routes.on(DIFF)
                .get(
                        MediaTypes.HTML,
                        pages.page(visit -> visit.call()
                                .query()
                                .text("with")
                                .map(other -> diff(visit, ofVersion(visit, other)))
                                .orElseGet(() -> previous(visit))));
    }

    private Pact ofVersion(Visit visit, String version) {
        return PactPages.found(visit, pacts.ofVersion(Pair.of(visit.call()), version));
    }

    private View previous(Visit visit) {
        Pact pact = ofVersion(visit, visit.call().path("version"));
        Optional<Pact> previous = pacts.previousDistinct(pact);
        return diff(visit, previous.orElse(pact));
    }

    private View diff(Visit visit, Pact other) {
        ShownPact pact = details.of(ofVersion(visit, visit.call().path("version")));
        ShownPact before = details.of(other);
        Page page = visit.page(SIZE);
        Comparison comparison = Comparison.of(before.content(), pact.content(), page.offset(), page.size());
        Addresses to = visit.to();
        Values values = new Values(
                Heading.of(visit, pact),
                Heading.of(visit, before),
                to.diff(pact.consumer(), pact.provider(), pact.version()),
                details.versions(pact.pact(), CHOICE).stream()
                        .map(version -> new Choice(version, version.equals(before.version())))
                        .toList(),
                pact.pact().id() == other.id(),
                comparison.changes(),
                comparison.count(),
                comparison.same(),
                Turn.of(
                        page,
                        comparison.count(),
                        to.diff(pact.consumer(), pact.provider(), pact.version(), before.version()),
                        ""));
        String title = "Diff of " + pact.consumer() + " → " + pact.provider() + " " + before.version() + " and "
                + pact.version();
        return new View("diff", title, View.Section.INTEGRATIONS, values);
    }

    /** The values of the page. */
    record Values(
            Heading heading,
            Heading before,
            String form,
            List<Choice> choices,
            boolean alone,
            List<Change> changes,
            int count,
            int same,
            Turn turn) {

        boolean one() {
            return same == 1;
        }

        boolean nothing() {
            return count == 0;
        }
    }

    /** A version to compare with. */
    record Choice(String version, boolean chosen) {}
}
