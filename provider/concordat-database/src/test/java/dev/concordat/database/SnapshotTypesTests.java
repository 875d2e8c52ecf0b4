package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every type there is, out of one database and into another. */
class SnapshotTypesTests {

    private static final Databases DATABASES = PreparedBy.yaml("""
            databases:
              snapshot_types:
                migrations: "classpath:db/types"
                extensions: [hstore, citext]
            """);

    private static final String ROW = """
            insert into every_type (id, a_smallint, an_integer, a_bigint, a_numeric, a_real, a_double, a_boolean, a_char,
              a_varchar, a_text, a_citext, a_name, an_internal, a_bytea, a_date, a_time, a_timetz, a_timestamp,
              a_timestamptz, an_interval, a_uuid, a_json, a_jsonb, a_jsonpath, an_xml, an_hstore, an_inet, a_cidr,
              a_macaddr, a_macaddr8, a_bit, a_bit4, a_varbit, a_money, an_oid, a_regclass, a_point, a_line, an_lseg,
              a_box, a_path, a_polygon, a_circle, a_tsvector, a_tsquery, a_pg_lsn, an_int4range, a_numrange,
              a_tstzrange, a_daterange, an_int4multi, a_datemulti, a_mood, a_percentage, some_percentages, an_amount,
              a_price_span, integers, matrix, texts, moods, amounts, documents, moments, pictures, boxes, uuids, ranges,
              numbered)
            overriding system value values (
              7, -3, 42, 9007199254740993, -12.5000, 1.5e-10, 'NaN', true, 'ab',
              'Canary', E'Canary "said"\\n\\t\\\\ ''no'': {a: 1} \\x01 \\u00e4\\U0001F600\\u2028end ', 'CANARY', 'canary', 'c',
              '\\x63616e617279', '1999-12-31', '10:30:00.5', '10:30+02', 'infinity',
              '0044-03-15 BC', '1 year -2 days 3 hours', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
              '{"note" :  "Canary \\u00e4 \\"x\\"", "canary@example.com": ["Canary", 1.50, null], "note": true}',
              '{"name": "Canary", "deep": {"list": ["Canary", {"x": "Canary"}]}, "n": 12345678901234567890.10}',
              '$.a ? (@.name == "Canary")', '<p xmlns="urn:x" id="Canary">Canary &amp; co<!-- Canary --><![CDATA[Canary]]></p>',
              '"name"=>"Canary", "canary key"=>NULL', '172.16.254.1/16', '2001:db8::/32',
              '08:00:2b:01:02:03', '08:00:2b:01:02:03:04:05', '1', '0101', '10110', 1234.50, 17, 'pg_class', '(12.25,-3e+20)',
              '{1,2,3}', '[(1,2),(3,4)]', '(3,4),(1,2)', '[(1,2),(3,4)]', '((1,2),(3,4),(5,6))', '<(1,2),3>',
              'Canary:1A canaries:2,7B ''it''''s'':3', 'Canary & !canaries', '16/B374D848', '[1,5)', '(,2.5]',
              '[2026-01-01 10:00+01,)', '[2026-01-01,2026-02-01)', '{[1,3),[7,9)}', '{[2026-01-01,2026-01-03)}', 'so so',
              99.50, '{1.00,NULL}', '(4.90,EUR)', '("Canary ""x"", y",,"{""(1.00,EUR)"",NULL}")', '{1,NULL,3}', '[0:1][1:2]={{1,2},{3,4}}',
              '{"Canary \\"b\\"","c\\\\\\\\d","",NULL,"NULL","{}"}', '{"so so",happy}', '{"(1.00,EUR)",NULL}',
              '{"{\\"a\\": \\"Canary\\"}",[2],3}', '{"2026-01-01 10:00:00+00",NULL}', '{"\\\\\\\\xdeadbeef"}',
              '{(1,1),(0,0);(2,2),(1,1)}', '{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}', '{"[1,5)",empty}', 70)""";

    private final Database target = DATABASES.get("snapshot_types");

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        DATABASES.close();
    }

    @BeforeEach
    void reset() {
        target.reset();
    }

    private SnapshotSource source(String name) throws IOException {
        try (var schema = Objects.requireNonNull(getClass().getResourceAsStream("/db/types/V1__types.sql"))) {
            return SnapshotSource.made(
                    name,
                    folder,
                    "create extension hstore; create extension citext",
                    new String(schema.readAllBytes(), StandardCharsets.UTF_8),
                    ROW,
                    "insert into every_type (an_integer) values (1)");
        }
    }

    private List<String> rows(DataSource dataSource) {
        return PreparedBy.column(dataSource, "select t::text from every_type t order by id");
    }

    @Test
    void takeWhenAllIsKeptGivesTheSameRowsOfEveryType() throws IOException {
        SnapshotSource source = source("snapshot_kept");
        source.rules("every_type.*: keep");

        assertThat(source.take().err()).isEmpty();
        target.insert(source.rows());

        assertThat(rows(target.dataSource())).hasSize(2).isEqualTo(rows(source.dataSource()));
    }

    @Test
    void takeWhenNothingIsSaidMasksWhateverMayHoldAText() throws IOException {
        SnapshotSource source = source("snapshot_masked");

        assertThat(source.take().err()).isEmpty();
        assertThat(source.text())
                .doesNotContainIgnoringCase("canary")
                .doesNotContainIgnoringCase("canaries")
                .doesNotContain("63616e617279", "172.16", "2001:db8", "08:00:2b", "a0eebc99", "12.25")
                .contains("\\u2028");
        target.insert(source.rows());

        String kept =
                "select concat_ws('|', id, an_integer, a_numeric, a_date, a_mood, a_jsonb -> 'n', a_jsonb ? 'name',"
                        + " length(a_text), octet_length(a_bytea), cardinality(texts), texts[4], array_dims(matrix), some_percentages) from"
                        + " every_type order by id";
        assertThat(PreparedBy.column(target, kept)).isEqualTo(source.column(kept));
        assertThat(source.column("select a_text from every_type where id = 7")).hasSize(1);
    }
}
