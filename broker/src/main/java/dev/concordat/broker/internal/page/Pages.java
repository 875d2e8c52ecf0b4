package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Handler;
import dev.concordat.broker.internal.http.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Makes pages of views: what is around every page, and what a browser may do with it. */
final class Pages {

    /** Nothing inline, nothing from another host, no frame around it. */
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Templates templates;
    private final StaticFiles files;

    Pages(Templates templates, StaticFiles files) {
        this.templates = templates;
        this.files = files;
    }

    /** Answers with a page, or with one that says why there is none. */
    Handler page(Function<Visit, View> views) {
        return call -> {
            Visit visit = new Visit(call, Addresses.below(call.links().base()), Instant.now());
            try {
                return answer(200, visit, views.apply(visit));
            } catch (Refusal refusal) {
                return answer(refusal.status(), visit, refused(visit, refusal));
            }
        };
    }

    private Answer answer(int status, Visit visit, View view) {
        String html = templates.render(view.template(), frame(visit, view));
        return Answer.of(status, html)
                .withHeader("Content-Security-Policy", POLICY)
                .withHeader("Referrer-Policy", "same-origin");
    }

    private Frame frame(Visit visit, View view) {
        Addresses to = visit.to();
        return new Frame(
                view.title(),
                to.base() + files.path("concordat.css"),
                to.base() + files.path("concordat.js"),
                to.base() + files.path("concordat.svg"),
                List.of(
                        entry("Integrations", to.home(), view, View.Section.INTEGRATIONS),
                        entry("Network", to.network(), view, View.Section.NETWORK),
                        entry("Matrix", to.matrix(), view, View.Section.MATRIX),
                        entry("Environments", to.environments(), view, View.Section.ENVIRONMENTS)),
                to.home(),
                view.page());
    }

    private static Entry entry(String label, String href, View view, View.Section section) {
        return new Entry(label, href, view.section() == section);
    }

    private static View refused(Visit visit, Refusal refusal) {
        String what = refusal.status() == 404 ? "Not found" : "This cannot be shown";
        return new View(
                "refused",
                what,
                View.Section.NONE,
                new Refused(
                        refusal.status(), what, refusal.messages(), visit.to().home()));
    }

    /** What is around every page. */
    record Frame(String title, String css, String js, String icon, List<Entry> navigation, String home, Object page) {}

    /** An entry of the navigation. */
    record Entry(String label, String href, boolean current) {}

    /** Why there is no page. */
    record Refused(int status, String what, List<String> why, String home) {}
}
