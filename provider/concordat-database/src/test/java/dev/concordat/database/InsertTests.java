package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InsertTests {

    private static final String EVERY_TYPE = """
                        sample:
                          - id: 1
                            moment: 2026-11-20T08:00:00+01:00
                            at_local: 2026-11-20 08:00
                            hour: 08:30
                            amount: 1234567890.10
                            rate: 1e3
                            flag: yes
                            country: no
                            postcode: 00742
                            fixed: DE
                            document: {a: [1, 2.50, null, true, "x\\ny"]}
                            entries: [{a: 1}, [2], 3]
                            numbers: [1, null, 3]
                            statuses: [open, shipped]
                            span: "[2026-01-01,2026-02-01)"
                            address: 10.0.0.1
                            wait: 2 days
                            code: abc
                            'Quoted "name"': it's
                        """;

    private static final Databases DATABASES = PreparedBy.yaml("""
            databases:
              insert: {migrations: "classpath:db/migration", fixtures: [baseline]}
            """);

    private final Database database = DATABASES.get("insert");

    @AfterAll
    static void close() {
        DATABASES.close();
    }

    @BeforeEach
    void reset() {
        database.reset();
    }

    private Map<String, List<Map<String, @Nullable Object>>> insert(String yaml) {
        return database.insert(PreparedBy.document("states.yml", yaml));
    }

    private List<Map<String, @Nullable Object>> insertOnly(String table, String yaml) {
        var stored = insert(yaml);
        assertThat(stored).containsOnlyKeys(table);
        return stored.getOrDefault(table, List.of());
    }

    @Test
    void insertWhenColumnsAreLeftOutReturnsTheRowsAsStored() {
        var rows = insertOnly("product", "product: [{name: Mug, price_cents: 150}, {name: Cup, price_cents: 50}]");

        assertThat(rows).extracting(row -> row.get("name")).containsExactly("Mug", "Cup");
        assertThat(rows.get(0))
                .contains(
                        entry("id", 12L),
                        entry("price", new BigDecimal("1.50")),
                        entry("attributes", "{}"),
                        entry("tags", List.of()),
                        entry("status", "open"),
                        entry("code", null),
                        entry("added_at", OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)));
    }

    @Test
    void insertWhenTypesAreManyConvertsEach() {
        var row = insertOnly("sample", EVERY_TYPE).get(0);

        assertThat(row)
                .contains(
                        entry("moment", OffsetDateTime.of(2026, 11, 20, 7, 0, 0, 0, ZoneOffset.UTC)),
                        entry("at_local", LocalDateTime.of(2026, 11, 20, 8, 0)),
                        entry("hour", LocalTime.of(8, 30)),
                        entry("amount", new BigDecimal("1234567890.10")),
                        entry("rate", 1000.0),
                        entry("flag", true),
                        entry("country", "no"),
                        entry("postcode", "00742"),
                        entry("fixed", "DE "),
                        entry("document", "{\"a\": [1, 2.50, null, true, \"x\\ny\"]}"),
                        entry("numbers", Arrays.asList(1, null, 3)),
                        entry("span", "[2026-01-01,2026-02-01)"),
                        entry("address", "10.0.0.1"),
                        entry("code", "abc"),
                        entry("Quoted \"name\"", "it's"));
        assertThat(PreparedBy.column(database, "select array_to_json(entries)::text from sample"))
                .containsExactly("[{\"a\": 1},[2],3]");
    }

    @Test
    void insertWhenBinaryIsBase64OrHexadecimalStoresTheBytes() {
        insert(
                "product: [{name: a, price_cents: 1, picture: '\\xdeadbeef'}, {name: b, price_cents: 1, picture: 3q2+7w==}]");

        assertThat(PreparedBy.column(
                        database, "select distinct encode(picture, 'hex') from product where name in ('a', 'b')"))
                .containsExactly("deadbeef");
    }

    @Test
    void insertWhenASequenceBelongsByItsNameMovesItToo() {
        insert("sample: [{id: 120}]");

        assertThat(PreparedBy.column(database, "select nextval('sample_seq')")).containsExactly("170");
    }

    @Test
    void insertWhenTheSchemaHasChangedSeesIt() {
        insert("supplier: [{name: A}]");
        PreparedBy.execute(database, "create table novel (id integer)");

        assertThat(insertOnly("novel", "novel: [{id: 1}]")).containsExactly(Map.of("id", 1));
    }

    @Test
    void insertWhenOneRowIsRefusedInsertsNone() {
        assertThatThrownBy(() -> insert("supplier: [{id: 7, name: A}]\nproduct: [{id: 10, name: B, price_cents: 1}]"))
                .hasMessage("""
                        A row of table 'product' was refused: duplicate key value violates unique constraint \
                        "product_pkey". Key (id)=(10) already exists.
                          Where: states.yml:2, table 'product', row 1
                          Fix: correct the row, or the rows it collides with.""");

        assertThat(PreparedBy.column(database, "select id from supplier")).containsExactly("1");
    }

    @Test
    void insertWhenAColumnIsGeneratedRefusesAValueForIt() {
        assertThatThrownBy(() -> insert("product: [{name: A, price_cents: 1, price: 2}]"))
                .hasMessage("""
                        Column 'price' of table 'product' is generated from other columns.
                          Where: states.yml:1, table 'product', row 1
                          Fix: leave it out.""");
    }

    @Test
    void insertWhenATextIsNoJsonSaysSo() {
        assertThatThrownBy(() -> insert("product: [{name: A, price_cents: 1, attributes: red}]"))
                .hasMessage("""
                        Value 'red' of column 'attributes' of table 'product' is no jsonb: invalid input syntax for \
                        type json.
                          Where: states.yml:1, table 'product', row 1
                          Fix: write a value of type jsonb.""");
    }

    @Test
    void insertWhenNamesHoldSqlTreatsThemAsNames() {
        assertThatThrownBy(() -> insert("'supplier; drop table product': [{name: A}]"))
                .hasMessageStartingWith("There is no table 'supplier; drop table product'.");
        assertThatThrownBy(() -> insert("supplier: [{'name) values (1); --': A}]"))
                .hasMessageStartingWith("Table 'supplier' has no column 'name) values (1); --'.");
    }
}
