package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Page;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The first page: all integrations, and how they stand. */
final class IntegrationPages implements Resources {

    private final Pages pages;
    private final Integrations integrations;

    IntegrationPages(Pages pages, Integrations integrations) {
        this.pages = pages;
        this.integrations = integrations;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/").get(MediaTypes.HTML, pages.page(this::index));
    }

    private View index(Visit visit) {
        String search = visit.search();
        String wanted = visit.call().query().text("status").orElse("");
        Page page = Page.of(visit.call().query());
        List<Integration> all = integrations.all();
        List<Integration> found =
                all.stream().filter(each -> matches(each, search)).toList();
        List<Integration> shown = found.stream()
                .filter(each -> wanted.isEmpty() || each.status().key().equals(wanted))
                .toList();
        Index index = new Index(
                all.isEmpty(),
                search,
                wanted,
                counts(found, visit, search, wanted),
                IntegrationRow.of(
                        shown.stream().skip(page.offset()).limit(page.size()).toList(), visit),
                Turn.of(page, shown.size(), visit.to().home(), query(search, wanted)));
        return new View("integrations", "Integrations", View.Section.INTEGRATIONS, index);
    }

    private static boolean matches(Integration integration, String search) {
        String text = search.toLowerCase(Locale.ROOT);
        return integration.consumer().toLowerCase(Locale.ROOT).contains(text)
                || integration.provider().toLowerCase(Locale.ROOT).contains(text);
    }

    private static List<Count> counts(List<Integration> found, Visit visit, String search, String wanted) {
        List<Count> counts = new ArrayList<>();
        counts.add(new Count(
                null, "All", found.size(), visit.to().home() + question(query(search, "")), wanted.isEmpty()));
        for (Status status : Status.values()) {
            int count =
                    (int) found.stream().filter(each -> each.status() == status).count();
            String href = visit.to().home() + question(query(search, status.key()));
            counts.add(
                    new Count(status, status.label(), count, href, status.key().equals(wanted)));
        }
        return counts;
    }

    private static String question(String query) {
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String query(String search, String status) {
        List<String> parts = new ArrayList<>();
        if (!search.isEmpty()) {
            parts.add("q=" + URLEncoder.encode(search, StandardCharsets.UTF_8));
        }
        if (!status.isEmpty()) {
            parts.add("status=" + URLEncoder.encode(status, StandardCharsets.UTF_8));
        }
        return String.join("&", parts);
    }

    /** The values of the page. */
    record Index(
            boolean nothing, String search, String wanted, List<Count> counts, List<IntegrationRow> rows, Turn turn) {

        boolean none() {
            return rows.isEmpty();
        }
    }

    /** How many stand like that, and the page with those alone. */
    record Count(@Nullable Status status, String label, int count, String href, boolean current) {}
}
