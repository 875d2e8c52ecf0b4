package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Page;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pacticipant.Pacticipant;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A pacticipant: whom it talks to, and its versions. */
final class PacticipantPages implements Resources {

    private final Pages pages;
    private final JdbcClient jdbc;
    private final Pacticipants pacticipants;
    private final Integrations integrations;

    PacticipantPages(Pages pages, JdbcClient jdbc, Pacticipants pacticipants, Integrations integrations) {
        this.pages = pages;
        this.jdbc = jdbc;
        this.pacticipants = pacticipants;
        this.integrations = integrations;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/pacticipants/{pacticipant}").get(MediaTypes.HTML, pages.page(this::pacticipant));
    }

    private View pacticipant(Visit visit) {
        Pacticipant pacticipant = pacticipants.get(visit.call().path("pacticipant"));
        Page page = Page.of(visit.call().query());
        int size = page.asked() ? page.size() : 30;
        Page shown = new Page(page.number(), size, true);
        long total = jdbc.sql("select count(*) from version where pacticipant_id = ?")
                .params(pacticipant.id())
                .query(Long.class)
                .single();
        String name = pacticipant.name();
        Values values = new Values(
                name,
                pacticipant.displayName(),
                pacticipant.mainBranch(),
                Web.link(pacticipant.repositoryUrl()),
                labels(pacticipant),
                visit.to().group(name),
                IntegrationRow.of(integrations.of(pacticipant.id()), visit),
                VersionRow.list(jdbc, visit, name, size, shown.offset()),
                Turn.of(shown, total, visit.to().pacticipant(name), ""));
        return new View("pacticipant", name, View.Section.INTEGRATIONS, values);
    }

    private List<String> labels(Pacticipant pacticipant) {
        return jdbc.sql("select name from label where pacticipant_id = ? order by name")
                .params(pacticipant.id())
                .query(String.class)
                .list();
    }

    /** The values of the page. */
    record Values(
            String pacticipant,
            @Nullable String displayName,
            @Nullable String mainBranch,
            @Nullable Ref repository,
            List<String> labels,
            String network,
            List<IntegrationRow> rows,
            List<VersionRow> versions,
            Turn turn) {

        boolean alone() {
            return rows.isEmpty();
        }

        boolean unversioned() {
            return versions.isEmpty();
        }

        boolean labelled() {
            return !labels.isEmpty();
        }
    }
}
