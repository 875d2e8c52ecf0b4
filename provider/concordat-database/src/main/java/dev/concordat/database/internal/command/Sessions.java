package dev.concordat.database.internal.command;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.server.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What a database's own server says of it, asked from beside it. */
final class Sessions {

    private static final String OTHERS = """
            select count(*), coalesce(string_agg(distinct nullif(application_name, ''), ', '), 'no name') from pg_stat_activity
             where datname = ? and backend_type = 'client backend' and pid <> pg_backend_pid()""";

    private static final String SIZE = "select pg_size_pretty(pg_database_size(?::name))";

    private Sessions() {}

    /** A step, and behind it whose sessions it ends. */
    static List<String> ended(Place place, String step) {
        return ask(
                place,
                OTHERS,
                row -> row.getInt(1) == 0
                        ? List.of(step)
                        : List.of(
                                step,
                                "end " + row.getInt(1) + (row.getInt(1) == 1 ? " session" : " sessions")
                                        + " of others (" + row.getString(2) + ")"));
    }

    static String size(Place place) {
        return ask(place, SIZE, row -> row.getString(1));
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> T ask(Place place, String sql, Reader<T> reader) {
        try (Connection connection = place.maintenance().connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, place.working().database());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return reader.read(row);
            }
        } catch (SQLException e) {
            throw new ConcordatException(
                    new Problem(
                            "Database '" + place.working().database() + "' does not answer: " + e.getMessage(),
                            place.working().url(),
                            "see PostgreSQL's own words above."),
                    e);
        }
    }
}
