package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Page;
import dev.concordat.broker.internal.http.PathSegments;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pact.Pact;
import dev.concordat.broker.internal.pact.Pacts;
import dev.concordat.broker.internal.pact.Pair;
import dev.concordat.broker.internal.page.contract.Contract;
import dev.concordat.broker.internal.page.contract.Interaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A pact as a contract that one can read. */
final class PactPages implements Resources {

    /** With more interactions than that all are closed at first. */
    private static final int OPEN = 8;

    /** There are so many to a page. On one page the browser finds interactions, on several the broker does. */
    private static final int SIZE = 1000;

    private static final int RESULTS = 12;

    private final Pages pages;
    private final Pacts pacts;
    private final PactDetails details;

    PactPages(Pages pages, Pacts pacts, PactDetails details) {
        this.pages = pages;
        this.pacts = pacts;
        this.details = details;
    }

    @Override
    public void register(Routes routes) {
        on(routes, "/version/{version}", call -> pacts.ofVersion(Pair.of(call), call.path("version")));
        on(routes, "/latest", call -> pacts.latest(Pair.of(call)));
        on(routes, "/latest-untagged", call -> pacts.latestUntagged(Pair.of(call)));
        on(routes, "/latest/{tag}", call -> pacts.latestWithTag(Pair.of(call), call.path("tag")));
        on(routes, "/branch/{branch}/latest", call -> pacts.latestOnBranch(Pair.of(call), call.path("branch")));
        on(routes, "/pact-version/{sha}", call -> pacts.withSha(Pair.of(call), call.path("sha")));
    }

    private void on(Routes routes, String address, Function<Call, Optional<Pact>> find) {
        routes.on(Pair.PATH + address)
                .get(MediaTypes.HTML, pages.page(visit -> pact(visit, found(visit, find.apply(visit.call())))));
    }

    static Pact found(Visit visit, Optional<Pact> pact) {
        return pact.orElseThrow(() -> Refusal.notFound("There is no such pact of consumer '"
                + visit.call().path("consumer") + "' with provider '"
                + visit.call().path("provider") + "'."));
    }

    private View pact(Visit visit, Pact pact) {
        ShownPact shown = details.of(pact);
        String word = visit.search();
        Page page = visit.page(SIZE);
        Contract contract = Contract.read(shown.content(), word, page.offset(), page.size());
        String address = visit.to().pact(pact.consumer(), pact.provider(), pact.version());
        List<PactDetails.Result> results = details.results(pact, RESULTS);
        Status status = results.isEmpty()
                ? Status.of(null, shown.othersWereVerified())
                : Status.of(results.get(0).success(), true);
        Values values = new Values(
                Heading.of(visit, shown),
                status,
                visit.when(pact.createdAt()),
                contract.specification(),
                pact.sha(),
                results.stream().map(result -> result(visit, pact, result)).toList(),
                links(visit, shown),
                contract.interactions(),
                contract.count() <= OPEN,
                new Search(
                        address,
                        word,
                        contract.count(),
                        contract.found(),
                        contract.count() > page.size() || !word.isEmpty()),
                Turn.of(page, contract.found(), address, word.isEmpty() ? "" : "q=" + PathSegments.encode(word)));
        return new View(
                "pact",
                pact.consumer() + " → " + pact.provider() + " " + pact.version(),
                View.Section.INTEGRATIONS,
                values);
    }

    private static List<Ref> links(Visit visit, ShownPact pact) {
        Addresses to = visit.to();
        List<Ref> links = new ArrayList<>();
        String previous = pact.previous();
        if (previous != null) {
            links.add(new Ref(
                    "Diff to " + previous, to.diff(pact.consumer(), pact.provider(), pact.version(), previous)));
        }
        links.add(new Ref("Matrix", to.matrix(pact.consumer(), pact.provider())));
        links.add(new Ref("JSON", to.json(pact.consumer(), pact.provider(), pact.version())));
        return links;
    }

    private static Verdict result(Visit visit, Pact pact, PactDetails.Result result) {
        return new Verdict(
                new Ref(result.version(), visit.to().version(pact.provider(), result.version())),
                Status.of(result.success(), true),
                visit.to().result(pact.consumer(), pact.provider(), pact.sha(), result.number()),
                visit.when(result.at()),
                Web.link(result.buildUrl()));
    }

    /** The values of the page. */
    record Values(
            Heading heading,
            Status status,
            @Nullable When published,
            String specification,
            String sha,
            List<Verdict> results,
            List<Ref> links,
            List<Interaction> interactions,
            boolean open,
            Search search,
            Turn turn) {

        boolean empty() {
            return interactions.isEmpty();
        }

        boolean unverified() {
            return results.isEmpty();
        }
    }

    /**
     * Which interactions are shown.
     *
     * @param address of the pact
     * @param word what was looked for, or empty
     * @param count how many there are
     * @param found how many of them contain the word
     * @param byBroker whether there are more than the browser has to search in
     */
    record Search(String address, String word, int count, int found, boolean byBroker) {

        boolean none() {
            return count == 0;
        }
    }

    /** A result of a provider's version. */
    record Verdict(
            Ref version,
            Status status,
            String href,
            @Nullable When at,
            @Nullable Ref build) {}
}
