package dev.concordat.broker.internal.matrix;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds pacticipants by their names, and the names that may have been meant where one is not known. */
final class PartySearch {

    /** So many of the last versions are looked through for one that may have been meant. */
    private static final int LAST = 500;

    private final JdbcClient jdbc;

    PartySearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The keys of those that exist, by name. */
    Map<String, Long> find(Collection<String> names) {
        return jdbc
                .sql("select id, name from pacticipant where name = any (?)")
                .param(names.toArray(String[]::new))
                .query((row, number) -> new Party(row.getLong("id"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Party::name, Party::id));
    }

    /** Every name. */
    List<String> names() {
        return jdbc.sql("select name from pacticipant").query(String.class).list();
    }

    /** The numbers of a pacticipant's last versions. */
    List<String> numbers(long pacticipantId) {
        return jdbc.sql("select number from version where pacticipant_id = ? order by id desc limit ?")
                .params(pacticipantId, LAST)
                .query(String.class)
                .list();
    }
}
