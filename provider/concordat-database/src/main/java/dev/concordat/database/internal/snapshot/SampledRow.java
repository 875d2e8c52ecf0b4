package dev.concordat.database.internal.snapshot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row as it was read.
 *
 * @param identity what tells it from all other rows of its table
 * @param values the values of the columns that were read, as PostgreSQL writes them
 */
record SampledRow(String identity, Map<String, @Nullable String> values) {

    SampledRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The values of some columns; nothing where one of them is null, or was not read: then they refer to no row. */
    @Nullable List<String> key(List<String> columns) {
        List<String> key = new ArrayList<>();
        for (String column : columns) {
            String value = values.get(column);
            if (value == null) {
                return null;
            }
            key.add(value);
        }
        return key;
    }
}
