package dev.concordat.database;

import static dev.concordat.database.table.TableRows.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.concordat.database.table.TableRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableRowsTests {

    private static final Databases DATABASES = PreparedBy.yaml("""
            databases:
              rows:
                migrations: "classpath:db/rows"
                now: "2026-02-28T10:30:00Z"
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

    private enum Status {
        DRAFT,
        ACTIVE
    }

    private void insertThree() {
        customers.insertAll(List.of(
                Map.of("id", 3, "name", "Cid", "status", Status.ACTIVE, "email", "c@example.org"),
                Map.of("id", 1, "name", "Ada", "status", "DRAFT"),
                Map.of("id", 2, "name", "Bob", "status", "ACTIVE")));
    }

    @Test
    void insertWhenColumnsAreLeftOutReturnsTheRowAsStored() {
        var row = customers.insert(Map.of("name", "Ada"));

        assertThat(row)
                .contains(
                        entry("id", 1L),
                        entry("name", "Ada"),
                        entry("status", "DRAFT"),
                        entry("shouted", "ADA"),
                        entry("email", null));
        assertThat(customers.row(1)).isEqualTo(row);
    }

    @Test
    void insertWhenValuesAreGivenInTurnTakesNulls() {
        customers.insert("name", "Ada", "status", Status.ACTIVE, "email", null);

        assertThat(customers.row(1)).contains(entry("status", "ACTIVE"), entry("email", null));
    }

    @Test
    void insertWhenAnIdIsGivenMovesTheSequenceBeyond() {
        customers.insert("id", 41, "name", "Ada");

        assertThat(customers.insert("name", "Bob")).containsEntry("id", 42L);
    }

    @Test
    void insertWhenTheIdentityIsAlwaysGeneratedTakesTheIdAllTheSame() {
        customers.insert("id", 1, "name", "Ada");

        assertThat(database.table("purchase").insert("id", 7, "customer_id", 1)).containsEntry("id", 7L);
    }

    @Test
    void insertWhenValuesArePlainJavaStoresEach() {
        UUID token = UUID.randomUUID();
        customers.insert(Map.ofEntries(
                entry("id", 1),
                entry("name", new StringBuilder("Ada")),
                entry("score", new BigDecimal("1E+3")),
                entry("balance", 12.5),
                entry("vip", true),
                entry("born", LocalDate.of(1815, 12, 10)),
                entry("seen_at", ZonedDateTime.of(2026, 7, 1, 12, 0, 0, 0, ZoneId.of("Europe/Berlin"))),
                entry("noted_at", OffsetDateTime.of(2026, 7, 1, 12, 0, 0, 0, ZoneOffset.ofHours(2))),
                entry("token", token),
                entry("picture", new byte[] {(byte) 0xde, (byte) 0xad}),
                entry("tags", new String[] {"a,b", "c\"d"}),
                entry("matrix", new int[][] {{1, 2}, {3, 4}}),
                entry("details", Map.of("a", Arrays.asList(1, null, "x", Status.DRAFT))),
                entry("raw", List.of(1, 2.50))));

        assertThat(customers.row(1))
                .contains(
                        entry("name", "Ada"),
                        entry("score", 1000),
                        entry("balance", new BigDecimal("12.50")),
                        entry("vip", true),
                        entry("born", LocalDate.of(1815, 12, 10)),
                        entry("seen_at", OffsetDateTime.of(2026, 7, 1, 10, 0, 0, 0, ZoneOffset.UTC)),
                        entry("noted_at", LocalDateTime.of(2026, 7, 1, 10, 0)),
                        entry("token", token),
                        entry("picture", new byte[] {(byte) 0xde, (byte) 0xad}),
                        entry("tags", List.of("a,b", "c\"d")),
                        entry("matrix", List.of(List.of(1, 2), List.of(3, 4))),
                        entry("details", "{\"a\": [1, null, \"x\", \"DRAFT\"]}"),
                        entry("raw", "[1, 2.5]"));
    }

    @Test
    void insertWhenValuesAreTextsReadsThemAsFixturesDo() {
        var row = customers.insert(Map.of(
                "name", "Ada",
                "seen_at", "now - 2 days",
                "born", "today",
                "tags", "{a,b}",
                "details", "{\"a\": 1}",
                "picture", "3q0="));

        assertThat(row)
                .contains(
                        entry("seen_at", OffsetDateTime.of(2026, 2, 26, 10, 30, 0, 0, ZoneOffset.UTC)),
                        entry("born", LocalDate.of(2026, 2, 28)),
                        entry("tags", List.of("a", "b")),
                        entry("details", "{\"a\": 1}"),
                        entry("picture", new byte[] {(byte) 0xde, (byte) 0xad}));
    }

    @Test
    void insertWhenTimesAreFarAwayStoresThem() {
        Map<String, Object> times = Map.of(
                "born", LocalDate.of(-43, 3, 15),
                "noted_at", LocalDateTime.of(12026, 1, 2, 3, 4, 5, 600_000_000),
                "seen_at", OffsetDateTime.MAX);
        customers.insert(values("name", "Ada"));

        customers.all().update(times);
        assertThat(customers.row(1)).containsAllEntriesOf(times);
        assertThat(customers.where(times).count()).isEqualTo(1);
        assertThat(PreparedBy.column(database, "select born || '|' || noted_at || '|' || seen_at from customer"))
                .containsExactly("0044-03-15 BC|12026-01-02 03:04:05.6|infinity");
    }

    @Test
    void insertWhenTheRowWasReadStoresItAgain() {
        customers.insert(Map.of(
                "id", 1, "name", "Ada", "seen_at", Instant.EPOCH, "details", List.of("x"), "tags", List.of("a")));
        Map<String, @Nullable Object> row = customers.row(1);
        customers.all().delete();
        row.remove("shouted");

        assertThat(customers.insert(row)).containsAllEntriesOf(row);
    }

    @Test
    void insertAllWhenARowRefersToALaterOneInsertsBoth() {
        var stored = customers.insertAll(
                List.of(Map.of("id", 2, "name", "Child", "parent_id", 1), Map.of("id", 1, "name", "Parent")));

        assertThat(stored).extracting(row -> row.get("name")).containsExactly("Child", "Parent");
    }

    @Test
    void insertAllWhenRowsReferToEachOtherFillsInWhatCanWait() {
        customers.insertAll(
                List.of(Map.of("id", 1, "name", "A", "parent_id", 2), Map.of("id", 2, "name", "B", "parent_id", 1)));
        database.table("late").insertAll(List.of(Map.of("id", 1, "parent", 2), Map.of("id", 2, "parent", 1)));

        assertThat(customers.column("parent_id")).containsExactly(2L, 1L);
        assertThat(database.table("late").column("parent")).containsExactly(2, 1);
    }

    @Test
    void insertAllWhenRowsHaveDifferentColumnsStoresEach() {
        database.table("note")
                .insertAll(List.of(
                        Map.of("body", "a"), Map.of("weight", 1), values("body", "b", "weight", null), Map.of()));

        assertThat(database.table("note").count()).isEqualTo(4);
    }

    @Test
    void insertAllWhenATriggerKeepsARowAwayAnswersAnEmptyOne() {
        TableRows odd = database.table("odd");

        assertThat(odd.insertAll(List.of(Map.of("id", 1), Map.of("id", 2), Map.of("id", 3))))
                .containsExactly(Map.of("id", 1), Map.of(), Map.of("id", 3));
        assertThat(odd.column("id")).containsExactly(1, 3);
    }

    @Test
    void insertManyWhenRowsAreThousandsStoresAllInTheirOrder() {
        var stored = customers.insertMany(5_000, index -> Map.of("name", "Customer " + index, "score", index));

        assertThat(stored)
                .extracting(row -> row.get("score"))
                .containsExactlyElementsOf(IntStream.range(0, 5_000).boxed().toList());
        assertThat(customers.count()).isEqualTo(5_000);
        assertThat(customers.insert("name", "Last")).containsEntry("id", 5_001L);
    }

    @Test
    void rowsWhenThereIsAPrimaryKeyAreInItsOrder() {
        insertThree();

        assertThat(customers.rows()).extracting(row -> row.get("name")).containsExactly("Ada", "Bob", "Cid");
        assertThat(customers.column("id")).containsExactly(1L, 2L, 3L);
    }

    @Test
    void rowsWhenThereIsNoPrimaryKeyAreInTheOrderOfTheirColumns() {
        TableRows notes = database.table("note");
        notes.insertAll(List.of(
                Map.of("body", "b", "weight", 9),
                Map.of("body", "b", "weight", 10, "place", "(1,2)", "document", Map.of("x", 1)),
                Map.of("body", "a", "weight", 11)));

        assertThat(notes.column("weight")).containsExactly(11, 9, 10);
    }

    @Test
    void whereWhenConditionsAreSeveralNarrowsByAll() {
        insertThree();

        assertThat(customers.where("status", Status.ACTIVE).column("name")).containsExactly("Bob", "Cid");
        assertThat(customers.where("status", "ACTIVE").where("email", null).row())
                .containsEntry("name", "Bob");
        assertThat(customers.where(values("status", "ACTIVE", "email", null)).count())
                .isEqualTo(1);
        assertThat(customers.where("id", List.of(1, 3)).column("name")).containsExactly("Ada", "Cid");
        assertThat(customers
                        .where("email", Arrays.asList("c@example.org", null))
                        .count())
                .isEqualTo(3);
        assertThat(customers.where("id", List.of()).rows()).isEmpty();
    }

    @Test
    void whereWhenTheColumnHoldsListsOrJsonComparesWholeValues() {
        customers.insert(Map.of(
                "name", "Ada", "tags", List.of("a", "b"), "details", Map.of("a", 1, "b", 2), "raw", Map.of("a", 1)));

        assertThat(customers.where("tags", List.of("a", "b")).count()).isEqualTo(1);
        assertThat(customers.where("tags", List.of("a")).count()).isZero();
        assertThat(customers.where("details", "{\"b\": 2, \"a\": 1}").count()).isEqualTo(1);
        assertThat(customers.where("raw", Map.of("a", 1)).count()).isEqualTo(1);
    }

    @Test
    void updateWhenRowsAreChosenChangesThemAlone() {
        insertThree();

        assertThat(customers.where("status", "ACTIVE").update("status", "CLOSED", "email", null))
                .isEqualTo(2);
        assertThat(customers.column("status")).containsExactly("DRAFT", "CLOSED", "CLOSED");
        assertThat(customers.column("email")).containsOnlyNulls();
        assertThat(customers.where("id", 7).update("status", "CLOSED")).isZero();
    }

    @Test
    void updateWhenAnIdIsGivenMovesTheSequenceBeyond() {
        insertThree();
        customers.where("id", 3).update("id", 40);

        assertThat(customers.insert("name", "Dan")).containsEntry("id", 41L);
    }

    @Test
    void deleteWhenRowsAreChosenDeletesThemAlone() {
        insertThree();

        assertThat(customers.where("status", "ACTIVE").delete()).isEqualTo(2);
        assertThat(customers.column("name")).containsExactly("Ada");
        assertThat(customers.all().delete()).isEqualTo(1);
        assertThat(customers.count()).isZero();
    }

    @Test
    void rowWhenThePrimaryKeyHasSeveralColumnsTakesAMap() {
        TableRows lines = database.table("line");
        lines.insertAll(List.of(
                Map.of("purchase_id", 1, "number", 1, "article", "Cup"),
                Map.of("purchase_id", 1, "number", 2, "article", "Mug")));

        assertThat(lines.row(Map.of("purchase_id", 1, "number", 2))).containsEntry("article", "Mug");
    }

    @Test
    void columnsWhenTheSchemaHasChangedAreThoseOfNow() {
        TableRows novel = database.table("novel");
        assertThat(novel.exists()).isFalse();

        PreparedBy.execute(database, "create table novel (id integer primary key, title varchar(9))");
        assertThat(novel.exists()).isTrue();
        assertThat(novel.columns()).containsExactly(entry("id", "integer"), entry("title", "character varying(9)"));
        novel.insert("id", 1, "title", "Emma");

        PreparedBy.execute(database, "alter table novel rename title to name");
        assertThat(novel.columns()).containsOnlyKeys("id", "name");
        assertThat(novel.row(1)).containsEntry("name", "Emma");
        PreparedBy.execute(database, "drop table novel");
        assertThat(novel.exists()).isFalse();
    }

    @Test
    void tableWhenItsNameIsQuotedIsFoundByTheNameAsItIs() {
        TableRows mixed = database.table("Mixed \"Case\"");
        mixed.insert("Id", 1, "some column", "a");
        mixed.where("some column", "a").update("some", "b");

        assertThat(mixed.row(1)).containsExactly(entry("Id", 1), entry("some column", "a"), entry("some", "b"));
        assertThat(database.table("CUSTOMER").exists()).isTrue();
    }

    @Test
    void tableWhenInAnotherSchemaIsFoundWithAndWithoutIt() {
        database.table("sales.offer").insert("id", 1);
        database.table("billing.twice").insert("id", 1);

        assertThat(database.table("offer").count()).isEqualTo(1);
        assertThat(database.table("sales.twice").count()).isZero();
        assertThat(database.table("twice").exists()).isFalse();
    }

    @Test
    void tableWhenItIsAViewCanBeRead() {
        insertThree();

        assertThat(database.table("active_customer").rows())
                .containsExactly(Map.of("id", 2L, "loud", "BOB"), Map.of("id", 3L, "loud", "CID"));
        assertThat(database.table("active_customer").columns())
                .containsExactly(entry("id", "bigint"), entry("loud", "text"));
    }

    @Test
    void tableWhenItIsPartitionedIsOne() {
        TableRows events = database.table("event");
        events.insertAll(
                List.of(Map.of("id", 2, "day", "2027-03-01"), Map.of("id", 1, "day", LocalDate.of(2026, 3, 1))));

        assertThat(events.column("id")).containsExactly(1, 2);
        assertThat(database.table("event_2027").column("id")).containsExactly(2);
    }

    @Test
    void tableWhenItHasNoColumnsHasRowsAllTheSame() {
        TableRows nothing = database.table("nothing");

        PreparedBy.execute(database, "insert into nothing default values");
        assertThat(nothing.count()).isEqualTo(1);
        assertThat(nothing.rows()).containsExactly(Map.of());
        assertThat(nothing.columns()).isEmpty();
    }

    @Test
    void insertWhenManyThreadsDoSoStoresAll() {
        IntStream.range(0, 40).parallel().forEach(index -> customers.insert("name", "Customer " + index));

        assertThat(customers.count()).isEqualTo(40);
    }
}
