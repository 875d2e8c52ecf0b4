package dev.concordat.broker.internal.pacticipant;

import dev.concordat.broker.internal.http.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The labels that pacticipants bear. */
public final class Labels {

    private final JdbcClient jdbc;

    /** Labels of a database. */
    public Labels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All names of labels; a page of them where one is asked for. */
    List<String> names(Page page) {
        return jdbc.sql("select distinct name from label order by name limit ? offset ?")
                .params(page.asked() ? page.size() : Integer.MAX_VALUE, page.asked() ? page.offset() : 0)
                .query(String.class)
                .list();
    }

    long count() {
        return jdbc.sql("select count(distinct name) from label")
                .query(Long.class)
                .single();
    }

    /** Since when a pacticipant bears a label. */
    Optional<Instant> since(Pacticipant pacticipant, String label) {
        return jdbc.sql("select created_at from label where pacticipant_id = ? and name = ?")
                .params(pacticipant.id(), label)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** Gives a label; {@code true} when the pacticipant did not bear it before. */
    boolean add(Pacticipant pacticipant, String label) {
        return jdbc.sql(
                                "insert into label (pacticipant_id, name) values (?, ?) on conflict (pacticipant_id, name) do nothing")
                        .params(pacticipant.id(), Names.check("label", label))
                        .update()
                > 0;
    }

    /** Takes a label away; {@code true} when the pacticipant bore it. */
    boolean remove(Pacticipant pacticipant, String label) {
        return jdbc.sql("delete from label where pacticipant_id = ? and name = ?")
                        .params(pacticipant.id(), label)
                        .update()
                > 0;
    }
}
