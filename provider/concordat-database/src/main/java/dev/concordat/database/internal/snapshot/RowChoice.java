package dev.concordat.database.internal.snapshot;

import dev.concordat.database.internal.fixture.Column;
import dev.concordat.database.internal.server.SqlIdentifier;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Chooses the rows that a sample begins with: spread over the whole range of the key, since old rows are odd in ways
 * that new ones are not; always the same of the same data. Where a key has an index nothing else is read, however large
 * the table is.
 *
 * @param reader reads them
 * @param rows how many at most
 */
record RowChoice(TableReader reader, int rows) {

    private static final Set<String> WHOLE = Set.of("int2", "int4", "int8");
    private static final String UUID = "uuid";

    /** Up to this size a table without a key is read as a whole. */
    private static final long SMALL = 64L << 20;

    /** About how much is read of a larger one. */
    private static final double PORTION = 16L << 20;

    List<SampledRow> chosen() {
        if (reader.columns().isEmpty()) {
            return List.of();
        }
        return reader.order().isEmpty() ? withoutKey() : byKey();
    }

    private List<SampledRow> byKey() {
        List<SampledRow> first = ordered("");
        if (first.size() < rows) {
            return first;
        }
        List<SampledRow> last = ordered(" desc");
        List<SampledRow> candidates = new ArrayList<>(spread(first.get(0), last.get(0)));
        for (int index = 0; index < rows; index++) {
            candidates.add(last.get(index));
            candidates.add(first.get(index));
        }
        Map<String, SampledRow> chosen = new LinkedHashMap<>();
        candidates.forEach(row -> {
            if (chosen.size() < rows) {
                chosen.putIfAbsent(row.identity(), row);
            }
        });
        return List.copyOf(chosen.values());
    }

    private List<SampledRow> ordered(String direction) {
        return reader.rows(
                "select " + reader.select() + " from " + reader.table().from() + " order by " + key(direction)
                        + " limit " + rows,
                List.of());
    }

    private String key(String direction) {
        return reader.order().stream()
                .map(column -> "t." + SqlIdentifier.quote(column.name()) + direction)
                .collect(Collectors.joining(", "));
    }

    // The first row at or behind each of as many points, at even distances, between the lowest and the highest key.
    private List<SampledRow> spread(SampledRow lowest, SampledRow highest) {
        Column lead = reader.order().get(0);
        String type = lead.valueType().name();
        if (rows < 2 || (!WHOLE.contains(type) && !type.equals(UUID))) {
            return List.of();
        }
        BigInteger from = number(type, String.valueOf(lowest.values().get(lead.name())));
        BigInteger span =
                number(type, String.valueOf(highest.values().get(lead.name()))).subtract(from);
        List<String> points = IntStream.range(0, rows)
                .mapToObj(index -> text(
                        type, from.add(span.multiply(BigInteger.valueOf(index)).divide(BigInteger.valueOf(rows - 1L)))))
                .toList();
        return reader.rows(
                "select r.* from unnest(?::text[]) p (v) cross join lateral (select " + aliased() + " from "
                        + reader.table().from() + " where t." + SqlIdentifier.quote(lead.name()) + " >= p.v::" + type
                        + " order by " + key("") + " limit 1) r",
                List.of(points));
    }

    // Two columns of a table in a FROM clause may not have one name.
    private String aliased() {
        return "null as c0"
                + IntStream.range(0, reader.columns().size())
                        .mapToObj(index ->
                                ", " + TableReader.text(reader.columns().get(index)) + " as c" + (index + 1))
                        .collect(Collectors.joining());
    }

    private static BigInteger number(String type, String value) {
        return type.equals(UUID) ? new BigInteger(value.replace("-", ""), 16) : new BigInteger(value);
    }

    private static String text(String type, BigInteger number) {
        return type.equals(UUID) ? String.format("%032x", number) : number.toString();
    }

    private List<SampledRow> withoutKey() {
        String order = reader.texts();
        if (order.isEmpty()) {
            order = "1";
        }
        if (reader.table().facts().bytes() > SMALL) {
            return reader.rows(
                    "select " + reader.select() + " from " + reader.table().from() + " tablesample system ("
                            + 100 * PORTION / reader.table().facts().bytes() + ") repeatable (1) order by " + order
                            + " limit " + rows,
                    List.of());
        }
        return reader.rows(
                "select "
                        + IntStream.rangeClosed(0, reader.columns().size())
                                .mapToObj(index -> "c" + index)
                                .collect(Collectors.joining(", "))
                        + " from (select t.tableoid::text || t.ctid::text as c0"
                        + aliased().substring("null as c0".length())
                        + ", row_number() over (order by " + order + ") as place, count(*) over () as total from "
                        + reader.table().from() + ") t where place * " + rows + " / total > (place - 1) * " + rows
                        + " / total order by place",
                List.of());
    }
}
