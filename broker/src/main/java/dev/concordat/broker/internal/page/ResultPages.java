package dev.concordat.broker.internal.page;

import static java.util.Comparator.comparing;

import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Page;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pact.Pact;
import dev.concordat.broker.internal.pact.Pacts;
import dev.concordat.broker.internal.pact.Pair;
import dev.concordat.broker.internal.page.contract.Line;
import dev.concordat.broker.internal.page.contract.Outcome;
import dev.concordat.broker.internal.page.contract.Outcomes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result: which interactions a provider's version kept, and why not the others. */
final class ResultPages implements Resources {

    /** How many interactions there are to a page; where there are several, those that failed come first. */
    private static final int SIZE = 1000;

    private final Pages pages;
    private final Pacts pacts;
    private final PactDetails details;

    ResultPages(Pages pages, Pacts pacts, PactDetails details) {
        this.pages = pages;
        this.pacts = pacts;
        this.details = details;
    }

    @Override
    public void register(Routes routes) {
        routes.on(Pair.PATH + "/pact-version/{sha}/verification-results/{number}")
                .get(MediaTypes.HTML, pages.page(this::result));
    }

    private View result(Visit visit) {
        Pact pact = PactPages.found(
                visit, pacts.withSha(Pair.of(visit.call()), visit.call().path("sha")));
        String number = visit.call().path("number");
        PactDetails.Result result = details.result(pact, number)
                .orElseThrow(() -> Refusal.notFound("This content has no result '" + number + "'."));
        ShownPact shown = details.of(pact);
        Outcomes outcomes = Outcomes.read(result.testResults(), shown.content());
        Page page = visit.page(SIZE);
        List<Outcome> all = outcomes.outcomes();
        Values values = new Values(
                Heading.of(visit, shown),
                number,
                new Ref(result.version(), visit.to().version(pact.provider(), result.version())),
                Status.of(result.success(), true),
                visit.when(result.at()),
                Web.link(result.buildUrl()),
                (all.size() > page.size() ? all.stream().sorted(comparing(Outcome::success)) : all.stream())
                        .skip(page.offset())
                        .limit(page.size())
                        .map(Told::of)
                        .toList(),
                outcomes.others(),
                Turn.of(
                        page,
                        all.size(),
                        visit.to().result(pact.consumer(), pact.provider(), pact.sha(), result.number()),
                        ""));
        String title = "Result of " + pact.provider() + " " + result.version() + " for " + pact.consumer();
        return new View("result", title, View.Section.INTEGRATIONS, values);
    }

    /** The values of the page. */
    record Values(
            Heading heading,
            String number,
            Ref verifier,
            Status status,
            @Nullable When at,
            @Nullable Ref build,
            List<Told> outcomes,
            List<Line> others,
            Turn turn) {

        boolean detailed() {
            return !outcomes.isEmpty();
        }

        boolean unknown() {
            return !others.isEmpty();
        }

        boolean silent() {
            return outcomes.isEmpty() && others.isEmpty();
        }
    }

    /** What came of an interaction. */
    record Told(String interaction, Status status, List<String> reasons) {

        static Told of(Outcome outcome) {
            return new Told(outcome.interaction(), Status.of(outcome.success(), true), outcome.reasons());
        }
    }
}
