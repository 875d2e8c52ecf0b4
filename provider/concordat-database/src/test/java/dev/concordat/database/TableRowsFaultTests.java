package dev.concordat.database;

import static dev.concordat.database.TableRowsFaults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.database.internal.server.Access;
import dev.concordat.database.table.TableRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class TableRowsFaultTests {

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
    void faultWhenToldNamesTheLineThatCalledAndWhereTheDatabaseStands() {
        int line = new Throwable().getStackTrace()[0].getLineNumber() + 1;
        assertThatThrownBy(() -> customers.insert("nam", "Ada")).hasMessage("""
                        Table 'customer' has no column 'nam'.
                          Where: TableRowsFaultTests.java:%d, table 'customer', database 'rows' at version 1
                          Fix: did you mean 'name'? Known: id, name, email, status, score, balance, vip, born, seen_at, \
                        noted_at, token, picture, tags, matrix, details, raw, shouted, parent_id.""".formatted(line));
    }

    @Test
    void faultWhenAStreamCallsNamesTheLineAllTheSame() {
        int line = new Throwable().getStackTrace()[0].getLineNumber() + 1;
        assertThatThrownBy(() -> List.of(1, 2).forEach(customers::row)).hasMessage("""
                        Table 'customer' has no row where id = 1; it is empty.
                          Where: TableRowsFaultTests.java:%d, table 'customer', database 'rows' at version 1
                          Fix: insert the row first, or choose another.""".formatted(line));
    }

    @Test
    void faultWhenNothingIsKnownOfWhereTheDatabaseStandsSaysNothingOfIt() {
        TableRows rows = TableRows.of(database.dataSource(), "line", Instant.EPOCH, () -> "");

        assertFault(() -> rows.insert("number", 1, "purchase_id", null), """
                Column 'purchase_id' of table 'line' needs a value.
                  Where: <line>, table 'line'
                  Fix: give 'purchase_id' another value than null.""");
    }

    @Test
    void faultWhenTheDatabaseCannotBeReachedSaysSo() {
        TableRows rows = TableRows.of(Access.NOWHERE.dataSource(), "customer", Instant.EPOCH, () -> "database 'gone'");

        assertFault(rows::count, """
                Table 'customer' could not be worked on: Connection to 127.0.0.1:1 refused. Check that the hostname and \
                port are correct and that the postmaster is accepting TCP/IP connections.
                  Where: <line>, database 'gone'
                  Fix: see PostgreSQL's own words above.""");
    }

    @Test
    void faultWhenATransactionOfTheTestHoldsALockSaysSo() throws SQLException {
        PGSimpleDataSource impatient = (PGSimpleDataSource) database.dataSource();
        impatient.setOptions("-c lock_timeout=50ms");
        TableRows rows = TableRows.of(impatient, "line", Instant.EPOCH, () -> "");
        rows.insert("purchase_id", 1, "number", 1);
        String message = """
                Table 'line' or rows of it are locked by a transaction that is still open.
                  Where: <line>
                  Fix: commit that transaction first; the test's own, as @Transactional opens it, is another than this one.""";

        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("update line set article = 'Cup'");
            assertFault(() -> rows.all().delete(), message);
            connection.createStatement().execute("lock table line in access exclusive mode");
            assertFault(() -> rows.insert("purchase_id", 1, "number", 2), message);
            assertFault(() -> rows.insertMany(2, index -> Map.of("purchase_id", 2, "number", index)), message);
            assertFault(rows::count, message);
        }
    }

    @Nested
    class Tables {

        @Test
        void tableWhenUnknownNamesTheNearest() {
            assertFault(() -> database.table("custmer").count(), """
                    There is no table 'custmer'.
                      Where: <line>, <standing>
                      Fix: did you mean 'customer'? Known: Mixed "Case", active_customer, billing.twice, customer, event, \
                    event_2026, event_2027, flyway_schema_history, late, line, note, nothing, odd, offer, purchase, \
                    sales.twice.""");
        }

        @Test
        void tableWhenItsNameDiffersByCaseNamesItAsItIs() {
            assertThatThrownBy(() -> database.table("mixed \"case\"").rows())
                    .hasMessageStartingWith("There is no table 'mixed \"case\"'.")
                    .hasMessageContaining("Fix: did you mean 'Mixed \"Case\"'? Known: ");
        }

        @Test
        void tableWhenInAnotherSchemaNamesThat() {
            assertFault(() -> database.table("billing.offer").insert(Map.of()), """
                    There is no table 'billing.offer', but there is 'sales.offer'.
                      Where: <line>, <standing>
                      Fix: write 'sales.offer'.""");
        }

        @Test
        void tableWhenInSeveralSchemasAsksWhich() {
            assertFault(() -> database.table("twice").columns(), """
                    Table 'twice' is in several schemas, none of which is on the search path.
                      Where: <line>, <standing>
                      Fix: write which is meant: 'billing.twice', 'sales.twice'.""");
        }

        @Test
        void tableWhenItsNameHoldsSqlIsAName() {
            assertThatThrownBy(() ->
                            database.table("customer; drop table customer").count())
                    .hasMessageStartingWith("There is no table 'customer; drop table customer'.");
            assertThat(customers.exists()).isTrue();
        }

        @Test
        void insertWhenTheTableIsAViewGivesTheReason() {
            assertFault(() -> database.table("active_customer").insert("loud", "ADA"), """
                    A row of table 'active_customer' was refused: cannot insert into column "loud" of view \
                    "active_customer". View columns that are not columns of their base relation are not updatable.
                      Where: <line>, table 'active_customer', <standing>
                      Fix: correct the row, or the rows it collides with.""");
        }
    }

    @Nested
    class Choices {

        @BeforeEach
        void insertThree() {
            customers.insertAll(List.of(
                    Map.of("name", "Ada", "status", "ACTIVE"),
                    Map.of("name", "Bob", "status", "ACTIVE"),
                    Map.of("name", "Cid")));
        }

        @Test
        void rowWhenThereIsNoneTellsWhichThereAre() {
            assertFault(() -> customers.row(7), """
                    Table 'customer' has no row where id = 7; it has 3 rows.
                      Where: <line>, table 'customer', <standing>
                      Fix: insert the row first, or choose one that is there: id = 1, id = 2, id = 3.""");
            assertFault(
                    () -> customers.where("name", "Dan").where("email", null).row(), """
                    Table 'customer' has no row where name = Dan and email = null; it has 3 rows.
                      Where: <line>, table 'customer', <standing>
                      Fix: insert the row first, or choose one that is there: id = 1, id = 2, id = 3.""");
        }

        @Test
        void rowWhenThereAreSeveralSaysHowMany() {
            assertFault(() -> customers.where("status", "ACTIVE").row(), """
                    Table 'customer' has 2 rows where status = ACTIVE, not one.
                      Where: <line>, table 'customer', <standing>
                      Fix: choose one with where(...), or ask for rows().""");
        }

        @Test
        void rowWhenTheIdIsOfAnotherTypeSaysSo() {
            assertFault(() -> customers.row("Ada"), """
                    Value 'Ada' of column 'id' of table 'customer' is no bigint: invalid input syntax for type bigint: \
                    "Ada".
                      Where: <line>, table 'customer', <standing>
                      Fix: write a value of type bigint.""");
        }

        @Test
        void rowWhenThereIsNoPrimaryKeyAsksForAColumn() {
            assertFault(() -> database.table("note").row(1), """
                    Table 'note' has no primary key to find row 1 by.
                      Where: <line>, table 'note', <standing>
                      Fix: choose the row by a column: where("<column>", ...).row().""");
        }

        @Test
        void rowWhenThePrimaryKeyHasSeveralColumnsAsksForEach() {
            assertFault(() -> database.table("line").row(1), """
                    The primary key of table 'line' is purchase_id, number, not one value.
                      Where: <line>, table 'line', <standing>
                      Fix: give each: row(Map.of("purchase_id", ..., "number", ...)).""");
        }

        @Test
        void whereWhenTheColumnIsUnknownNamesTheNearest() {
            assertFault(() -> database.table("line").where("articel", "Cup").count(), """
                    Table 'line' has no column 'articel'.
                      Where: <line>, table 'line', <standing>
                      Fix: did you mean 'article'? Known: purchase_id, number, article.""");
            assertFault(() -> database.table("line").column("nr"), """
                    Table 'line' has no column 'nr'.
                      Where: <line>, table 'line', <standing>
                      Fix: Known: purchase_id, number, article.""");
        }

        @Test
        void whereWhenPostgresqlCannotCompareGivesItsWords() {
            assertFault(() -> database.table("note").where("place", "(1,2)").rows(), """
                    Rows of table 'note' could not be read: operator does not exist: point = point.
                      Where: <line>, table 'note', <standing>
                      Fix: choose them by columns and values that PostgreSQL can compare.""");
        }

        @Test
        void updateWhenAValueDoesNotFitSaysWhy() {
            assertFault(() -> customers.where("id", 1).update("score", "many"), """
                    Value 'many' of column 'score' of table 'customer' is no integer: invalid input syntax for type \
                    integer: "many".
                      Where: <line>, table 'customer', <standing>
                      Fix: write a value of type integer.""");
            assertFault(() -> customers.where("id", "one").update("score", 1), """
                    Value 'one' of column 'id' of table 'customer' is no bigint: invalid input syntax for type bigint: \
                    "one".
                      Where: <line>, table 'customer', <standing>
                      Fix: write a value of type bigint.""");
        }

        @Test
        void updateWhenAConstraintIsBrokenNamesIt() {
            assertFault(() -> customers.all().update("name", null), """
                    Column 'name' of table 'customer' needs a value.
                      Where: <line>, table 'customer', <standing>
                      Fix: give 'name' another value than null.""");
            assertFault(() -> customers.all().update("email", "same"), """
                    A row of table 'customer' was refused: duplicate key value violates unique constraint \
                    "customer_email_key". Key (email)=(same) already exists.
                      Where: <line>, table 'customer', <standing>
                      Fix: correct the row, or the rows it collides with.""");
        }

        @Test
        void updateWhenNothingIsGivenSaysSo() {
            assertFault(() -> customers.all().update(Map.of()), """
                    No column of table 'customer' is given a value.
                      Where: <line>, table 'customer', <standing>
                      Fix: name at least one column and its value.""");
        }

        @Test
        void deleteWhenRowsAreReferredToSaysByWhom() {
            database.table("purchase").insert("customer_id", 1);

            assertFault(() -> customers.where("id", 1).delete(), """
                    Rows of table 'customer' could not be deleted: update or delete on table "customer" violates foreign \
                    key constraint "purchase_customer_id_fkey" on table "purchase". Key (id)=(1) is still referenced from \
                    table "purchase".
                      Where: <line>, table 'customer', <standing>
                      Fix: delete first what refers to them, or choose others.""");
            assertThat(customers.count()).isEqualTo(3);
        }

        @Test
        void rowWhenManyAreThereTellsTheFirst() {
            customers.insertMany(9, index -> Map.of("name", "x"));
            List<String> ids = new ArrayList<>();
            for (int id = 1; id <= 10; id++) {
                ids.add("id = " + id);
            }

            assertThatThrownBy(() -> customers.row(99))
                    .hasMessageEndingWith("choose one that is there: " + String.join(", ", ids) + ", ...");
        }
    }
}
