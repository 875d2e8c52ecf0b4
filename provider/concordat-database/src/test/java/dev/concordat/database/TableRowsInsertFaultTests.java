package dev.concordat.database;

import static dev.concordat.database.TableRowsFaults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.database.table.TableRows;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableRowsInsertFaultTests {

    private static final Databases DATABASES = PreparedBy.yaml("""
            databases:
              rows: {migrations: "classpath:db/rows"}
            """);

    private final Database database = DATABASES.get("rows");
    private final TableRows customers = database.table("customer");

    @AfterAll
    static void close() {
        DATABASES.close();
    }

    @BeforeEach
    void reset() {
        database.reset();
    }

    @Test
    void insertWhenAValueDoesNotFitSaysWhy() {
        assertFault(() -> customers.insert("name", "Ada", "score", "many"), """
                Value 'many' of column 'score' of table 'customer' is no integer: invalid input syntax for type \
                integer: "many".
                  Where: <line>, table 'customer', <standing>
                  Fix: write a value of type integer.""");
        assertFault(() -> customers.insert("name", "Ada", "score", 1.5), """
                Value '1.5' of column 'score' of table 'customer' is no integer: invalid input syntax for type \
                integer: "1.5".
                  Where: <line>, table 'customer', <standing>
                  Fix: write a value of type integer.""");
        assertFault(() -> customers.insert("name", "Ada Lovelace, Countess"), """
                Value 'Ada Lovelace, Countess' of column 'name' of table 'customer' is no character varying(20): it is \
                longer than 20 characters.
                  Where: <line>, table 'customer', <standing>
                  Fix: write a value of type character varying(20).""");
    }

    @Test
    void insertWhenAListIsGivenForOneValueSaysWhereListsFit() {
        assertFault(() -> customers.insert("name", List.of("Ada")), """
                The value of column 'name' of table 'customer' is no character varying(20): a list fits columns of type \
                json, jsonb, a composite type or an array alone.
                  Where: <line>, table 'customer', <standing>
                  Fix: write a value of type character varying(20).""");
    }

    @Test
    void insertWhenBytesAreGivenForTextSaysWhereBytesFit() {
        assertFault(() -> customers.insert("name", new byte[] {1}), """
                The value of column 'name' of table 'customer' is no character varying(20): bytes fit columns of type \
                bytea alone.
                  Where: <line>, table 'customer', <standing>
                  Fix: write a value of type character varying(20).""");
    }

    @Test
    void insertWhenAColumnIsGivenTwiceSaysSo() {
        assertFault(() -> customers.insert("name", "Ada", "NAME", "Bob"), """
                Column 'name' of table 'customer' is given twice.
                  Where: <line>, table 'customer', <standing>
                  Fix: leave one of them out: 'NAME' is the same column.""");
    }

    @Test
    void insertWhenAValueIsOfAnUnknownClassNamesIt() {
        assertFault(() -> customers.insert("name", new StringReader("Ada")), """
                The value of column 'name' of table 'customer' is a java.io.StringReader, which no column takes.
                  Where: <line>, table 'customer', <standing>
                  Fix: give text, a number, a boolean, an enum, a time of java.time, a UUID, bytes, a list, a map, or null.""");
    }

    @Test
    void insertWhenAColumnNeedsAValueNamesIt() {
        assertFault(() -> customers.insert("email", "ada@example.org"), """
                Column 'name' of table 'customer' needs a value.
                  Where: <line>, table 'customer', <standing>
                  Fix: add 'name' to the row.""");
    }

    @Test
    void insertWhenAForeignKeyLeadsNowhereNamesTheTable() {
        assertFault(() -> database.table("purchase").insert("customer_id", 7), """
                Table 'purchase' refers by customer_id = 7 to a row of 'customer' that does not exist.
                  Where: <line>, table 'purchase', <standing>
                  Fix: add that row to 'customer', or correct the value.""");
    }

    @Test
    void insertWhenTheColumnIsGeneratedRefusesAValueForIt() {
        assertFault(() -> customers.insert("name", "Ada", "shouted", "ADA"), """
                Column 'shouted' of table 'customer' is generated from other columns.
                  Where: <line>, table 'customer', <standing>
                  Fix: leave it out.""");
    }

    @Test
    void insertAllWhenRowsAreRefusedTellsEachAndInsertsNone() {
        assertFault(
                () -> customers.insertAll(List.of(
                        Map.of("name", "Ada"),
                        Map.of("name", "Bob", "status", "GONE"),
                        Map.of("email", "c@example.org"))),
                """
                A row of table 'customer' was refused: new row for relation "customer" violates check constraint \
                "customer_status_check".
                  Where: <line>, table 'customer', row 2, <standing>
                  Fix: correct the row, or the rows it collides with.
                Column 'name' of table 'customer' needs a value.
                  Where: <line>, table 'customer', row 3, <standing>
                  Fix: add 'name' to the row.""");
        assertThat(customers.count()).isZero();
    }

    @Test
    void insertManyWhenOneIsRefusedTellsWhich() {
        assertFault(
                () -> customers.insertMany(2_000, index -> Map.of("id", index == 1_500 ? 3 : index, "name", "x")), """
                A row of table 'customer' was refused: duplicate key value violates unique constraint \
                "customer_pkey". Key (id)=(3) already exists.
                  Where: <line>, table 'customer', row 1501, <standing>
                  Fix: correct the row, or the rows it collides with.""");
    }

    @Test
    void insertWhenDeferredConstraintIsBrokenTellsIt() {
        assertFault(() -> database.table("late").insert("id", 1, "parent", 2), """
                Table 'late' refers by parent = 2 to a row of 'late' that does not exist.
                  Where: <line>, table 'late', <standing>
                  Fix: add that row to 'late', or correct the value.""");
    }

    @Test
    void insertWhenColumnsAndValuesAreNotInTurnSaysSo() {
        String fix = "\n  Where: <line>\n  Fix: write \"<column>\", <value>, \"<column>\", <value>.";
        assertFault(
                () -> customers.insert("name", "Ada", "email"),
                "Columns and values should be given in turn, but the last one, 'email', has no value." + fix);
        assertFault(
                () -> customers.insert("name", "Ada", 7, "email"),
                "Columns and values should be given in turn, but '7' stands where a column's name should." + fix);
        assertFault(
                () -> customers.insert("name", "Ada", "name", "Bob"),
                "Columns and values should be given in turn, but 'name' is given twice." + fix);
    }
}
