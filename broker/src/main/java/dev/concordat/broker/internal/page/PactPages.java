package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.http.Handler;
import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.page.contract.Change;
import dev.concordat.broker.internal.page.contract.Comparison;
import dev.concordat.broker.internal.page.contract.Contract;
import dev.concordat.broker.internal.page.contract.Interaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A pact as a contract that one can read, and what is different in two of them. */
final class PactPages implements Resources {

    private static final String PAIR = "/pacts/provider/{provider}/consumer/{consumer}";
    private static final String VERSION = PAIR + "/version/{version}";

    /** With more interactions than that all are closed at first. */
    private static final int OPEN = 8;

    private static final int RESULTS = 12;

    private final Pages pages;
    private final PactDocuments pacts;

    PactPages(Pages pages, PactDocuments pacts) {
        this.pages = pages;
        this.pacts = pacts;
    }

    @Override
    public void register(Routes routes) {
        routes.on(PAIR + "/latest").get(MediaTypes.HTML, shown(this::latest));
        routes.on(PAIR + "/latest/{tag}")
                .get(
                        MediaTypes.HTML,
                        shown(visit -> pacts.ofTag(
                                consumer(visit), provider(visit), visit.call().path("tag"))));
        routes.on(PAIR + "/branch/{branch}/latest")
                .get(
                        MediaTypes.HTML,
                        shown(visit -> pacts.ofBranch(
                                consumer(visit), provider(visit), visit.call().path("branch"))));
        routes.on(PAIR + "/pact-version/{sha}")
                .get(
                        MediaTypes.HTML,
                        shown(visit -> pacts.ofSha(
                                consumer(visit), provider(visit), visit.call().path("sha"))));
        routes.on(VERSION).get(MediaTypes.HTML, shown(visit -> ofVersion(visit, "version")));
        routes.on(VERSION + "/diff/previous-distinct").get(MediaTypes.HTML, pages.page(this::previous));
        routes.on(VERSION + "/diff/version/{other}")
                .get(
                        MediaTypes.HTML,
                        pages.page(visit -> diff(visit, ofVersion(visit, "version"), ofVersion(visit, "other"))));
    }

    private Handler shown(Function<Visit, PactDocument> find) {
        return pages.page(visit -> pact(visit, find.apply(visit)));
    }

    private static String consumer(Visit visit) {
        return visit.call().path("consumer");
    }

    private static String provider(Visit visit) {
        return visit.call().path("provider");
    }

    private PactDocument latest(Visit visit) {
        return pacts.latest(consumer(visit), provider(visit));
    }

    private PactDocument ofVersion(Visit visit, String variable) {
        return pacts.ofVersion(consumer(visit), provider(visit), visit.call().path(variable));
    }

    private View pact(Visit visit, PactDocument pact) {
        Contract contract = Contract.read(pact.content());
        List<PactDocuments.Result> results = pacts.results(pact.id(), RESULTS);
        Status status = results.isEmpty()
                ? Status.of(null, pacts.othersWereVerified(pact))
                : Status.of(results.get(0).success(), true);
        Shown shown = new Shown(
                Heading.of(visit, pact),
                status,
                visit.when(pact.published()),
                contract.specification(),
                pact.sha(),
                results.stream().map(result -> result(visit, pact, result)).toList(),
                links(visit, pact),
                contract.interactions(),
                contract.interactions().size() <= OPEN);
        return new View("pact", title(pact), View.Section.INTEGRATIONS, shown);
    }

    private static String title(PactDocument pact) {
        return pact.consumer() + " → " + pact.provider() + " " + pact.version();
    }

    private static List<Ref> links(Visit visit, PactDocument pact) {
        Addresses to = visit.to();
        List<Ref> links = new ArrayList<>();
        if (pact.previous() != null) {
            links.add(new Ref(
                    "Diff to " + pact.previous(), to.previous(pact.consumer(), pact.provider(), pact.version())));
        }
        links.add(new Ref("Matrix", to.matrix(pact.consumer(), pact.provider())));
        return links;
    }

    private static Verdict result(Visit visit, PactDocument pact, PactDocuments.Result result) {
        return new Verdict(
                new Ref(result.version(), visit.to().version(pact.provider(), result.version())),
                Status.of(result.success(), true),
                visit.when(result.at()),
                Web.link(result.buildUrl()));
    }

    private View previous(Visit visit) {
        PactDocument pact = ofVersion(visit, "version");
        String previous = pact.previous();
        return diff(visit, pact, previous == null ? pact : pacts.ofVersion(pact.consumer(), pact.provider(), previous));
    }

    private View diff(Visit visit, PactDocument pact, PactDocument other) {
        Comparison comparison = Comparison.of(other.content(), pact.content());
        Diff diff = new Diff(
                Heading.of(visit, pact),
                Heading.of(visit, other),
                pact.versionId() == other.versionId(),
                comparison.changes(),
                comparison.same());
        return new View("diff", "Diff of " + title(pact), View.Section.INTEGRATIONS, diff);
    }

    /** Whose pact. */
    record Heading(Ref consumer, Ref provider, Ref version, Ref pact, List<String> branches, List<String> tags) {

        static Heading of(Visit visit, PactDocument pact) {
            Addresses to = visit.to();
            return new Heading(
                    new Ref(pact.consumer(), to.pacticipant(pact.consumer())),
                    new Ref(pact.provider(), to.pacticipant(pact.provider())),
                    new Ref(pact.version(), to.version(pact.consumer(), pact.version())),
                    new Ref(pact.version(), to.pact(pact.consumer(), pact.provider(), pact.version())),
                    pact.branches(),
                    pact.tags());
        }
    }

    /** The values of a pact's page. */
    record Shown(
            Heading heading,
            Status status,
            @Nullable When published,
            String specification,
            String sha,
            List<Verdict> results,
            List<Ref> links,
            List<Interaction> interactions,
            boolean open) {

        int count() {
            return interactions.size();
        }

        boolean empty() {
            return interactions.isEmpty();
        }

        boolean unverified() {
            return results.isEmpty();
        }
    }

    /** A result of a provider's version. */
    record Verdict(
            Ref version,
            Status status,
            @Nullable When at,
            @Nullable Ref build) {}

    /** The values of a page that compares. */
    record Diff(Heading heading, Heading before, boolean alone, List<Change> changes, int same) {

        boolean nothing() {
            return changes.isEmpty();
        }
    }
}
