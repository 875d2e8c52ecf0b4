package dev.concordat.database;

import static dev.concordat.database.table.TableRows.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.database.table.TableRows;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypesTests {

    private static final Databases DATABASES = PreparedBy.yaml("""
            databases:
              types:
                migrations: "classpath:db/types"
                extensions: [hstore, citext]
                now: "2026-02-28T10:30:00.5Z"
            """);

    private final Database database = DATABASES.get("types");

    @AfterAll
    static void close() {
        DATABASES.close();
    }

    @BeforeEach
    void reset() {
        database.reset();
    }

    private List<Map<String, Object>> insert(String column, String value) {
        return database.insert(PreparedBy.document("types.yml", "every_type: [{" + column + ": " + value + "}]"))
                .getOrDefault("every_type", List.of());
    }

    private void assertStored(String column, String value, String expected) {
        insert(column, value);

        assertThat(PreparedBy.column(database, "select " + column + "::text from every_type"))
                .as(column)
                .containsExactly(expected);
        assertStoredOnceMore(column);
    }

    /** What is read can be written. */
    private void assertStoredOnceMore(String column) {
        TableRows rows = database.table("every_type");
        rows.insert(values(column, rows.column(column).get(0)));

        assertThat(PreparedBy.column(database, "select distinct " + column + "::text from every_type"))
                .as(column)
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a_smallint      | -32768                                   | -32768
            an_integer      | 007                                      | 7
            a_bigint        | 9223372036854775807                      | 9223372036854775807
            a_numeric       | 1234567890123456.7890                    | 1234567890123456.7890
            a_numeric       | NaN                                      | NaN
            a_real          | 1.5e-3                                   | 0.0015
            a_double        | .inf                                     | Infinity
            a_double        | -Infinity                                | -Infinity
            a_double        | NaN                                      | NaN
            a_boolean       | yes                                      | true
            a_char          | no                                       | no
            a_varchar       | "0010"                                   | 0010
            a_text          | "now"                                    | now
            a_text          | today - 1 day                            | today - 1 day
            a_citext        | Kettle                                   | Kettle
            a_name          | pg_class                                 | pg_class
            an_internal     | x                                        | x
            a_bytea         | "\\\\xdeadbeef"                          | \\xdeadbeef
            a_bytea         | 3q2+7w==                                 | \\xdeadbeef
            a_date          | 2026-11-20                               | 2026-11-20
            a_date          | infinity                                 | infinity
            a_date          | 0044-03-15 BC                            | 0044-03-15 BC
            a_time          | 08:30                                    | 08:30:00
            a_timetz        | 08:30+01                                 | 08:30:00+01
            a_timestamp     | 2026-11-20 08:00                         | 2026-11-20 08:00:00
            a_timestamptz   | 2026-11-20T08:00:00.123456+01:00         | 2026-11-20 07:00:00.123456+00
            a_timestamptz   | -infinity                                | -infinity
            an_interval     | 1 year 2 days 03:00                      | 1 year 2 days 03:00:00
            an_interval     | P1DT2H                                   | 1 day 02:00:00
            a_uuid          | A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11     | a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11
            a_json          | {a: [1, 2.50, null, yes, "x"]}           | {"a": [1, 2.50, null, true, "x"]}
            a_json          | '{"b" : 1}'                              | {"b" : 1}
            a_jsonb         | [1, {a: b}]                              | [1, {"a": "b"}]
            a_jsonb         | 49.90                                    | 49.90
            a_jsonb         | true                                     | true
            a_jsonb         | '"text"'                                 | "text"
            a_jsonpath      | "$.a[*]"                                 | $."a"[*]
            an_xml          | <a b="1">x</a>                           | <a b="1">x</a>
            an_hstore       | {colour: red, size: null}                | "size"=>NULL, "colour"=>"red"
            an_hstore       | 'a=>1'                                   | "a"=>"1"
            an_inet         | 10.0.0.1/8                               | 10.0.0.1/8
            a_cidr          | "2001:db8::/32"                          | 2001:db8::/32
            a_macaddr       | "08:00:2b:01:02:03"                      | 08:00:2b:01:02:03
            a_macaddr8      | "08:00:2b:01:02:03:04:05"                | 08:00:2b:01:02:03:04:05
            a_bit           | 1                                        | 1
            a_bit4          | "0101"                                   | 0101
            a_varbit        | "10101"                                  | 10101
            a_money         | 12.34                                    | $12.34
            an_oid          | 4294967295                               | 4294967295
            a_regclass      | every_type                               | every_type
            a_point         | "(1,2.5)"                                | (1,2.5)
            a_line          | "{1,2,3}"                                | {1,2,3}
            an_lseg         | "[(0,0),(1,1)]"                          | [(0,0),(1,1)]
            a_box           | "(1,1),(0,0)"                            | (1,1),(0,0)
            a_path          | "[(0,0),(1,1),(2,0)]"                    | [(0,0),(1,1),(2,0)]
            a_polygon       | "((0,0),(1,1),(2,0))"                    | ((0,0),(1,1),(2,0))
            a_circle        | "<(0,0),5>"                              | <(0,0),5>
            a_tsvector      | "'fat':2 'rat':3"                        | 'fat':2 'rat':3
            a_tsquery       | fat & rat                                | 'fat' & 'rat'
            a_pg_lsn        | 16/B374D848                              | 16/B374D848
            an_int4range    | "[1,5)"                                  | [1,5)
            a_numrange      | "(,2.5]"                                 | (,2.5]
            a_tstzrange     | "[2026-01-01,infinity)"                  | ["2026-01-01 00:00:00+00",infinity)
            a_daterange     | empty                                    | empty
            an_int4multi    | "{[1,3),[5,7)}"                          | {[1,3),[5,7)}
            a_datemulti     | "{}"                                     | {}
            a_mood          | so so                                    | so so
            a_percentage    | 12.50                                    | 12.50
            some_percentages| [1, 2.5]                                 | {1.00,2.50}
            an_amount       | {amount: 4.90, currency: EUR}            | (4.90,EUR)
            an_amount       | [4.90, null]                             | (4.90,)
            an_amount       | "(1,USD)"                                | (1.00,USD)
            integers        | [1, null, 3]                             | {1,NULL,3}
            integers        | "{4,5}"                                  | {4,5}
            matrix          | [[1, 2], [3, 4]]                         | {{1,2},{3,4}}
            texts           | ['a "b"', 'c\\d', "", "NULL", "{}", x y] | {"a \\"b\\"","c\\\\d","","NULL","{}","x y"}
            moods           | [so so, happy]                           | {"so so",happy}
            amounts         | [{amount: 1, currency: EUR}, null]       | {"(1.00,EUR)",NULL}
            documents       | [{a: [1]}, [2], 3]                       | {"{\\"a\\": [1]}",[2],3}
            pictures        | [3q2+7w==]                               | {"\\\\xdeadbeef"}
            boxes           | ["(1,1),(0,0)", "(2,2),(1,1)"]           | {(1,1),(0,0);(2,2),(1,1)}
            uuids           | [A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11]   | {a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}
            ranges          | ["[1,5)", empty]                         | {"[1,5)",empty}
            """)
    void insertWhenTypeIsAnyStoresTheValue(String column, String value, String expected) {
        assertStored(column, value, expected);
    }

    @Test
    void insertWhenACompositeHoldsRangesAndArraysNestsThem() {
        assertStored(
                "a_price_span",
                "{label: 'a \"b\", c', amounts: [{amount: 1, currency: EUR}]}",
                "(\"a \"\"b\"\", c\",,\"{\"\"(1.00,EUR)\"\"}\")");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a_timestamptz | now                      | 2026-02-28 10:30:00.5+00
            a_timestamptz | now - 2 days             | 2026-02-26 10:30:00.5+00
            a_timestamptz | now + 1 month - 30m      | 2026-03-28 10:00:00.5+00
            a_timestamptz | Now+2h                   | 2026-02-28 12:30:00.5+00
            a_timestamptz | today                    | 2026-02-28 00:00:00+00
            a_timestamp   | now - 1 year             | 2025-02-28 10:30:00.5
            a_date        | today                    | 2026-02-28
            a_date        | today + 1 day            | 2026-03-01
            a_date        | tomorrow                 | 2026-03-01
            a_date        | yesterday - 2 weeks      | 2026-02-13
            a_time        | now + 90 seconds         | 10:31:30.5
            a_timetz      | now - 10 s               | 10:29:50.5+00
            """)
    void insertWhenATimeIsRelativeCountsItFromTheInstantOfTheRun(String column, String value, String expected) {
        assertStored(column, value, expected);
    }

    @Test
    void insertWhenTimesAreRelativeWithinAnArrayCountsEach() {
        assertStored("moments", "[now, null]", "{\"2026-02-28 10:30:00.5+00\",NULL}");
    }

    @Test
    void insertWhenEveryTypeIsReadBackGivesPlainJava() {
        Map<String, Object> row = insert("integers", "[[1], [2]], a_bit4: '0101', a_money: 1.5, an_xml: <a/>")
                .get(0);

        assertThat(row)
                .containsEntry("integers", List.of(List.of(1), List.of(2)))
                .containsEntry("a_bit4", "0101")
                .containsEntry("a_money", "$1.50")
                .containsEntry("an_xml", "<a/>");
    }

    @Test
    void insertWhenIdentityAndSerialAreGivenMovesTheirSequences() {
        insert("id", "7, numbered: 70, an_integer: 2");
        insert("an_integer", "3");

        assertThat(PreparedBy.column(database, "select id || ' ' || numbered || ' ' || doubled from every_type"))
                .containsExactly("7 70 4", "8 71 6");
    }

    @Test
    void insertWhenATimesUnitIsUnknownListsTheUnits() {
        assertThatThrownBy(() -> insert("a_date", "today + 2 fortnights")).hasMessage("""
                The value of column 'a_date' of table 'every_type' is no date: 'fortnights' is no unit of time; known: \
                s, m, h, d, seconds, minutes, hours, days, weeks, months, years.
                  Where: types.yml:1, table 'every_type', row 1
                  Fix: write a value of type date.""");
    }

    @Test
    void insertWhenATimeIsTooFarAwaySaysSo() {
        assertThatThrownBy(() -> insert("a_timestamptz", "now - 999999999 years * 2"))
                .hasMessageStartingWith("Value 'now - 999999999 years * 2' of column 'a_timestamptz'");
        assertThatThrownBy(() -> insert("a_timestamptz", "now + 999999999 years"))
                .hasMessage("""
                The value of column 'a_timestamptz' of table 'every_type' is no timestamp with time zone: no time is \
                that far from now.
                  Where: types.yml:1, table 'every_type', row 1
                  Fix: write a value of type timestamp with time zone.""");
    }

    @Test
    void insertWhenACompositeHasNoSuchAttributeListsThem() {
        assertThatThrownBy(() -> insert("an_amount", "{amout: 1}")).hasMessage("""
                The value of column 'an_amount' of table 'every_type' is no money_amount: it has no attribute 'amout', \
                but amount, currency.
                  Where: types.yml:1, table 'every_type', row 1
                  Fix: write a value of type money_amount.""");
    }

    @Test
    void insertWhenACompositeIsAListOfAnotherLengthSaysHowLong() {
        assertThatThrownBy(() -> insert("an_amount", "[1]")).hasMessage("""
                The value of column 'an_amount' of table 'every_type' is no money_amount: a list of its attributes has \
                2 values (amount, currency), not 1.
                  Where: types.yml:1, table 'every_type', row 1
                  Fix: write a value of type money_amount.""");
    }

    @Test
    void insertWhenADomainRefusesAValueNamesColumnAndType() {
        assertThatThrownBy(() -> insert("a_percentage", "101")).hasMessage("""
                A row of table 'every_type' was refused: value for domain percentage violates check constraint \
                "percentage_check".
                  Where: types.yml:1, table 'every_type', row 1
                  Fix: correct the row, or the rows it collides with.""");
    }
}
