package dev.concordat.provider.internal.state;

import au.com.dius.pact.core.support.Json;
import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.configuration.YamlValue;
import dev.concordat.provider.internal.template.Template;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a state. Its places are bind variables: a value is never part of the SQL.
 *
 * @param origin where it stands
 * @param text what is prepared, with {@code ?} for each place
 * @param places what to bind, in order
 */
record SqlStatement(Origin origin, String text, List<Template> places) {

    /**
     * What a place may not stand in (quoted text, names, comments), a place, or a question mark that is an operator.
     */
    private static final Pattern TOKEN = Pattern.compile(
            "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|/\\*.*?\\*/"
                    + "|(\\$[A-Za-z_]*\\$).*?\\1|(\\$\\{[^}]*})|(\\?)",
            Pattern.DOTALL);

    static SqlStatement parse(String state, YamlValue value) {
        String sql = value.asText("sql");
        StringBuilder text = new StringBuilder();
        List<Template> places = new ArrayList<>();
        Matcher token = TOKEN.matcher(sql);
        while (token.find()) {
            if (token.group(2) != null) {
                places.add(Template.parse(token.group(2)));
                token.appendReplacement(text, "?");
            } else if (token.group(3) != null) {
                token.appendReplacement(text, "??");
            } else {
                refusePlaceIn(state, value.origin(), token.group());
                token.appendReplacement(text, Matcher.quoteReplacement(token.group()));
            }
        }
        return new SqlStatement(value.origin(), token.appendTail(text).toString(), List.copyOf(places));
    }

    private static void refusePlaceIn(String state, Origin origin, String quoted) {
        if (quoted.startsWith("'") && Template.isIn(quoted)) {
            throw new ConcordatException(Problem.at(
                    origin,
                    "The SQL of provider state '" + state + "' has a parameter inside quotes: " + quoted + ".",
                    "write it without the quotes: it is bound as a value, never pasted into the SQL."));
        }
    }

    List<@Nullable Object> bound(YamlTemplates templates) {
        List<@Nullable Object> bound = new ArrayList<>();
        places.forEach(place -> bound.add(templates.at(origin, place)));
        return bound;
    }

    void run(Connection connection, YamlTemplates templates) throws SQLException {
        List<@Nullable Object> values = bound(templates);
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (int at = 0; at < values.size(); at++) {
                bind(statement, at + 1, values.get(at));
            }
            statement.execute();
        }
    }

    /** Text goes without a type, so that the database takes it for what the column is: a date, an enum, a uuid. */
    private static void bind(PreparedStatement statement, int at, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.NULL);
        } else if (value instanceof Map<?, ?> || value instanceof List<?>) {
            statement.setObject(at, Json.toJson(value).serialise(), Types.OTHER);
        } else if (value instanceof String) {
            statement.setObject(at, value, Types.OTHER);
        } else {
            statement.setObject(at, value);
        }
    }
}
