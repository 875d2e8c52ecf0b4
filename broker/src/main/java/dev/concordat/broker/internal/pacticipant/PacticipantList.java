package dev.concordat.broker.internal.pacticipant;

import dev.concordat.broker.internal.http.Page;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pacticipants as they are shown, each with its latest version and its labels, in one statement. */
public final class PacticipantList {

    private static final String SELECT = """
            select p.id, p.name, p.display_name, p.repository_url, p.repository_name, p.repository_namespace,
              p.main_branch, p.created_at, p.updated_at,
              (select v.number from version v where v.pacticipant_id = p.id order by v.id desc limit 1) as latest_version,
              array(select l.name from label l where l.pacticipant_id = p.id order by l.created_at, l.name) as labels
            from pacticipant p
            """;

    private static final String FILTER = """
            where (cast(:q as text) is null or position(lower(:q) in lower(p.name)) > 0)
              and (cast(:label as text) is null
                or exists (select 1 from label f where f.pacticipant_id = p.id and f.name = :label))
            """;

    private final JdbcClient jdbc;

    /** The list of a database. */
    public PacticipantList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PacticipantDetails get(Pacticipant pacticipant) {
        return jdbc.sql(SELECT + "where p.id = ?")
                .param(pacticipant.id())
                .query(PacticipantList::row)
                .single();
    }

    /**
     * Those whose names contain {@code q} and that bear the label, each where it is given; all, unless a page is asked
     * for.
     */
    List<PacticipantDetails> find(@Nullable String q, @Nullable String label, Page page) {
        return jdbc.sql(SELECT + FILTER + "order by lower(p.name), p.name limit :limit offset :offset")
                .param("q", q)
                .param("label", label)
                .param("limit", page.asked() ? page.size() : Integer.MAX_VALUE)
                .param("offset", page.asked() ? page.offset() : 0)
                .query(PacticipantList::row)
                .list();
    }

    long count(@Nullable String q, @Nullable String label) {
        return jdbc.sql("select count(*) from pacticipant p " + FILTER)
                .param("q", q)
                .param("label", label)
                .query(Long.class)
                .single();
    }

    private static PacticipantDetails row(ResultSet row, int number) throws SQLException {
        Array labels = row.getArray("labels");
        return new PacticipantDetails(
                Pacticipants.row(row, number), row.getString("latest_version"), List.of((String[]) labels.getArray()));
    }
}
