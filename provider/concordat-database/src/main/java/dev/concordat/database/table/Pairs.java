package dev.concordat.database.table;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns and values in turn. */
final class Pairs {

    private Pairs() {}

    static Map<String, @Nullable Object> map(String column, @Nullable Object value, @Nullable Object[] more) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(column, value);
        if (more.length % 2 != 0) {
            throw misuse("the last one, '" + more[more.length - 1] + "', has no value");
        }
        for (int index = 0; index < more.length; index += 2) {
            if (!(more[index] instanceof String name)) {
                throw misuse("'" + more[index] + "' stands where a column's name should");
            }
            if (values.containsKey(name)) {
                throw misuse("'" + name + "' is given twice");
            }
            values.put(name, more[index + 1]);
        }
        return values;
    }

    private static ConcordatException misuse(String reason) {
        return new ConcordatException(new Problem(
                "Columns and values should be given in turn, but " + reason + ".",
                Caller.origin().toString(),
                "write \"<column>\", <value>, \"<column>\", <value>."));
    }
}
