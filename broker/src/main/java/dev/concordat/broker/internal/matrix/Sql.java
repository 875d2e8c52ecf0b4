package dev.concordat.broker.internal.matrix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A statement put together of fixed parts. What a caller sent is among the bound values, never in the text. */
final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();

    /** Adds a part, and the values of its question marks. */
    Sql add(String part, Object... bound) {
        text.append(part).append('\n');
        for (Object value : bound) {
            values.add(value instanceof Collection<?> keys ? keys.toArray(Long[]::new) : value);
        }
        return this;
    }

    /** Adds another one. */
    Sql add(Sql other) {
        text.append(other.text);
        values.addAll(other.values);
        return this;
    }

    JdbcClient.StatementSpec on(JdbcClient jdbc) {
        JdbcClient.StatementSpec statement = jdbc.sql(text.toString());
        for (Object value : values) {
            statement = statement.param(value);
        }
        return statement;
    }
}
