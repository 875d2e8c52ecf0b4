package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.matrix.CanIDeploy;
import dev.concordat.broker.internal.pacticipant.Pacticipant;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import dev.concordat.broker.internal.pacticipant.Version;
import dev.concordat.broker.internal.pacticipant.Versions;
import dev.concordat.broker.internal.page.EnvironmentPages.Present;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A version: where it is, where it may go, and the cell of the matrix that stands in the way. */
final class VersionPages implements Resources {

    private final Pages pages;
    private final JdbcClient jdbc;

    VersionPages(Pages pages, JdbcClient jdbc) {
        this.pages = pages;
        this.jdbc = jdbc;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/pacticipants/{pacticipant}/versions/{version}").get(MediaTypes.HTML, pages.page(this::version));
    }

    private View version(Visit visit) {
        Pacticipant pacticipant = new Pacticipants(jdbc).get(visit.call().path("pacticipant"));
        String number = visit.call().path("version");
        Version version = new Versions(jdbc)
                .find(pacticipant, number)
                .orElseThrow(() -> Refusal.notFound("'" + pacticipant.name() + "' has no version '" + number + "'."));
        Values values = new Values(
                new Ref(pacticipant.name(), visit.to().pacticipant(pacticipant.name())),
                number,
                names(
                        "select b.name from branch b join branch_version bv on bv.branch_id = b.id where bv.version_id = ?"
                                + " order by b.name",
                        version),
                names("select name from tag where version_id = ? order by name", version),
                Web.link(version.buildUrl()),
                visit.when(version.createdAt()),
                Deployment.of(jdbc, version.id()).stream()
                        .map(each -> new Place(each.environment(), Present.of(visit, each)))
                        .toList(),
                new Answers(visit, version).of(new CanIDeploy(jdbc), environments()),
                pacts(visit, version),
                results(visit, version));
        return new View("version", pacticipant.name() + " " + number, View.Section.INTEGRATIONS, values);
    }

    private List<String> names(String sql, Version version) {
        return jdbc.sql(sql).params(version.id()).query(String.class).list();
    }

    private List<String> environments() {
        return jdbc.sql("select name from environment order by production desc, name")
                .query(String.class)
                .list();
    }

    /** The pacts of the version, each with the last result of its content. */
    private List<Held> pacts(Visit visit, Version version) {
        return jdbc.sql("""
                        select p.name as other, r.success, r.created_at, rv.number,
                          exists (select 1 from pact_version e join verification er on er.pact_version_id = e.id
                            where r.id is null and e.consumer_id = pa.consumer_id and e.provider_id = pa.provider_id)
                            as others
                        from pact pa join pacticipant p on p.id = pa.provider_id
                        left join lateral (select * from verification l where l.pact_version_id = pa.pact_version_id
                          order by l.id desc limit 1) r on true
                        left join version rv on rv.id = r.provider_version_id
                        where pa.consumer_version_id = ? and pa.latest order by p.name
                        """)
                .params(version.id())
                .query((row, number) -> {
                    String other = row.getString("other");
                    String by = row.getString("number");
                    return new Held(
                            new Ref(other, visit.to().pact(version.pacticipant(), other, version.number())),
                            Status.of(Rows.bool(row, "success"), row.getBoolean("others")),
                            by == null ? null : new Ref(by, visit.to().version(other, by)),
                            visit.when(Rows.instant(row, "created_at")));
                })
                .list();
    }

    /** What the version said of its consumers' pacts: each content once, with the last consumer version that has it. */
    private List<Held> results(Visit visit, Version version) {
        return jdbc.sql("""
                        select c.name as other, l.success, r.created_at, cv.number
                        from latest_verification l
                        join verification r on r.id = l.verification_id
                        join pact_version pv on pv.id = l.pact_version_id
                        join pacticipant c on c.id = pv.consumer_id
                        join lateral (select v.number from pact pa join version v on v.id = pa.consumer_version_id
                          where pa.pact_version_id = pv.id and pa.latest
                          order by pa.consumer_version_id desc limit 1) cv on true
                        where l.provider_version_id = ? order by c.name, l.verification_id desc limit 200
                        """)
                .params(version.id())
                .query((row, number) -> {
                    String other = row.getString("other");
                    String of = row.getString("number");
                    return new Held(
                            new Ref(other, visit.to().pact(other, version.pacticipant(), of)),
                            Status.of(row.getBoolean("success"), true),
                            new Ref(of, visit.to().version(other, of)),
                            visit.when(Rows.instant(row, "created_at")));
                })
                .list();
    }

    /** The values of the page. */
    record Values(
            Ref pacticipant,
            String number,
            List<String> branches,
            List<String> tags,
            @Nullable Ref build,
            @Nullable When created,
            List<Place> places,
            List<Answers.Answer> answers,
            List<Held> pacts,
            List<Held> results) {

        boolean nowhere() {
            return places.isEmpty();
        }

        boolean answered() {
            return !answers.isEmpty();
        }

        boolean consumes() {
            return !pacts.isEmpty();
        }

        boolean provides() {
            return !results.isEmpty();
        }
    }

    /** Where the version is or was. */
    record Place(String environment, Present present) {}

    /** A pact or a result of the version. */
    record Held(
            Ref other,
            Status status,
            @Nullable Ref by,
            @Nullable When at) {}
}
