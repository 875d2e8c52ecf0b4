package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FixtureFormatTests {

    private static Databases with(String fixtures) {
        return PreparedBy.yaml(
                "databases:\n  formats:\n    migrations: 'classpath:db/migration'\n    fixtures: " + fixtures);
    }

    private static List<String> loaded(String fixtures, String sql) {
        Databases databases = with(fixtures);
        try {
            return PreparedBy.column(databases.get("formats"), sql);
        } finally {
            databases.close();
        }
    }

    private static void refused(String fixtures, String message) {
        assertThatThrownBy(() -> with(fixtures))
                .isInstanceOf(ConcordatException.class)
                .hasMessage(message.strip());
    }

    @Nested
    class Loaded {

        @Test
        void loadWhenASetIsJsonReadsWhatJsonMayHold() {
            assertThat(loaded("[formats/rows]", """
                    select s.name || ' ' || (p.attributes ->> 'rate') || ' ' || (p.attributes -> 'a')::text || p.tags::text
                      from product p join supplier s on s.id = p.supplier_id""")).containsExactly("A/B \uD83D\uDE00 1000 [null, true]{}");
        }

        @Test
        void loadWhenASetIsAFolderLoadsAllOfItInOrderAndItsSqlLast() {
            assertThat(loaded("formats/folder", """
                    select concat_ws('|', s.name, p.id, p.name, p.code, p.attributes, p.tags, o.id)
                      from product p join supplier s on s.id = p.supplier_id left join sales.purchase o on o.product_id = p.id
                     order by p.id"""))
                    .containsExactly("Folder|40|By SQL|{\"a\": 1}|{x,y}|43", "Folder|42||{}|{}");
        }

        @Test
        void loadWhenSetsIncludeOthersLoadsEachOnce() {
            assertThat(loaded(
                            "[formats/folder, formats/including, formats/rows.json]",
                            "select name from supplier union all select name from product order by 1"))
                    .containsExactly("", "A/B \uD83D\uDE00", "By SQL", "Folder", "Included", "Mug");
        }
    }

    @Nested
    class Refused {

        @Test
        void loadWhenAFieldIsEmptyInCsvTakesItForNull() {
            refused("[formats/supplier]", """
                    Column 'name' of table 'supplier' needs a value.
                      Where: fixtures/formats/supplier.csv:3, table 'supplier', row 2
                      Fix: give 'name' another value than null.
                    """);
        }

        @Test
        void loadWhenSetsIncludeEachOtherNamesTheCircle() {
            refused("[formats/circle/one]", """
                    Fixture sets include each other in a circle: 'formats/circle/one' includes 'formats/circle/two' \
                    includes 'formats/circle/one'.
                      Where: fixtures/formats/circle/two.json:1
                      Fix: take one of these includes out.
                    """);
        }

        @Test
        void loadWhenAnIncludeNamesNoSetSaysWhat() {
            refused("[bad/include]", """
                    '$include' should name fixture sets, but holds a mapping.
                      Where: fixtures/bad/include.yml:2
                      Fix: write their names: [customers, orders].
                    """);
        }

        @Test
        void loadWhenCsvIsNotSquareTellsEachLine() {
            refused("[bad/supplier]", """
                    Column 'name' stands twice in the header.
                      Where: fixtures/bad/supplier.csv:1
                      Fix: keep one of the two.
                    A column in the header has no name.
                      Where: fixtures/bad/supplier.csv:1
                      Fix: name every column in the first line.
                    The row has 1 fields, but the header names 4 columns.
                      Where: fixtures/bad/supplier.csv:3
                      Fix: give each column a field; nothing between two commas is null.
                    """);
        }

        @Test
        void loadWhenCsvIsNotQuotedRightNamesTheLine() {
            refused("[bad/quotes]", """
                    'fixtures/bad/quotes.csv' is not valid CSV: Unexpected character after closing quote: 'b' (0x62).
                      Where: fixtures/bad/quotes.csv:2
                      Fix: put fields that hold commas, quotes or line breaks into quotes, and double the quotes in them.
                    """);
        }

        @Test
        void loadWhenACsvFileIsNamedAfterNoTableListsTheTables() {
            refused("[bad/values]", """
                    There is no table 'values'.
                      Where: fixtures/bad/values.csv:1
                      Fix: Known: flyway_schema_history, product, purchase, sample, supplier.
                    """);
        }

        @Test
        void loadWhenJsonIsBrokenNamesTheLine() {
            refused("[bad/broken.json]", """
                    'fixtures/bad/broken.json' is not valid JSON: expected ',' or '}', but got :.
                      Where: fixtures/bad/broken.json:3
                      Fix: mend that line.
                    """);
        }

        @Test
        void loadWhenSeveralFilesAreWrongTellsAllOfThem() {
            refused("[bad/several, bad/unknown-column, baseline]", """
                    'supplier' should be a list, but is a mapping.
                      Where: fixtures/bad/several.yml:1
                      Fix: write a list there.
                    There is no table 'prodct'.
                      Where: fixtures/bad/several.yml:2
                      Fix: did you mean 'product'? Known: flyway_schema_history, product, purchase, sample, supplier.
                    Table 'supplier' has no column 'nme'.
                      Where: fixtures/bad/unknown-column.yml:3, table 'supplier', row 2
                      Fix: did you mean 'name'? Known: id, name.
                    """);
        }

        @Test
        void loadWhenSeveralSetsAreMissingTellsAllOfThem() {
            assertThatThrownBy(() -> with("[basline, twise]"))
                    .hasMessageContaining("There is no fixture set 'basline'")
                    .hasMessageContaining("There is no fixture set 'twise'");
        }
    }
}
