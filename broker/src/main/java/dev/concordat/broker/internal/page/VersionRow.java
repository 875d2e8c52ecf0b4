package dev.concordat.broker.internal.page;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A version with its marks, as a row of a table. */
record VersionRow(
        Ref version,
        List<String> branches,
        List<String> tags,
        List<String> environments,
        @Nullable When created,
        @Nullable Ref build) {

    /** What a version is on, bears, and where it is; of a version {@code v}. */
    static final String MARKS = """
              array(select b.name from branch_version bv join branch b on b.id = bv.branch_id
                where bv.version_id = v.id order by b.name) as branches,
              array(select t.name from tag t where t.version_id = v.id order by t.name) as tags,
              array(select e.name from environment e where e.id in (
                  select d.environment_id from deployed_version d where d.version_id = v.id and d.undeployed_at is null
                  union all
                  select s.environment_id from released_version s where s.version_id = v.id and s.support_ended_at is null)
                order by e.name) as environments
            """;

    /** The versions of a pacticipant, the latest first. */
    static List<VersionRow> list(JdbcClient jdbc, Visit visit, String pacticipant, long most, long offset) {
        return jdbc.sql("select v.number, v.created_at, v.build_url," + MARKS + """
                        from version v join pacticipant p on p.id = v.pacticipant_id
                        where p.name = ? order by v.id desc limit ? offset ?
                        """)
                .params(pacticipant, most, offset)
                .query((row, number) -> of(row, visit, pacticipant))
                .list();
    }

    private static VersionRow of(ResultSet row, Visit visit, String pacticipant) throws SQLException {
        String number = row.getString("number");
        return new VersionRow(
                new Ref(number, visit.to().version(pacticipant, number)),
                Rows.texts(row, "branches"),
                Rows.texts(row, "tags"),
                Rows.texts(row, "environments"),
                visit.when(Rows.instant(row, "created_at")),
                Web.link(row.getString("build_url")));
    }
}
