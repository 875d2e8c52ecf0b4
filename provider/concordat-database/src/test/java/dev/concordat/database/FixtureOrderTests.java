package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FixtureOrderTests {

    private static final Databases DATABASES =
            PreparedBy.yaml("databases: {order: {migrations: 'classpath:db/circles'}}");

    private final Database database = DATABASES.get("order");

    @AfterAll
    static void close() {
        DATABASES.close();
    }

    @BeforeEach
    void reset() {
        database.reset();
    }

    private Map<String, List<Map<String, @Nullable Object>>> insert(String yaml) {
        return database.insert(PreparedBy.document("order.yml", yaml));
    }

    @Test
    void insertWhenATableRefersToItselfPutsParentsFirst() {
        insert("""
                node:
                  - {id: 00000000-0000-0000-0000-00000000000C, parent_id: 00000000-0000-0000-0000-00000000000b}
                  - {id: 00000000-0000-0000-0000-00000000000B, parent_id: 00000000-0000-0000-0000-00000000000a}
                  - {id: 00000000-0000-0000-0000-00000000000a, parent_id: 00000000-0000-0000-0000-00000000000a}
                """);

        assertThat(PreparedBy.column(database, "select count(parent_id) from node"))
                .containsExactly("3");
    }

    @Test
    void insertWhenAChainIsLongNeedsNoStackForIt() {
        insert("late: "
                + IntStream.range(0, 5_000)
                        .mapToObj(id -> "{id: " + id + ", ref: " + (id + 1) + "}")
                        .collect(Collectors.joining(", ", "[", ", {id: 5000}]")));

        assertThat(PreparedBy.column(database, "select count(ref) from late")).containsExactly("5000");
    }

    @Test
    void insertWhenKeysHaveSeveralColumnsComparesAllOfThem() {
        insert(
                "order_line: [{order_id: 1, line: 3, after: 2}, {order_id: 1, line: 2, after: 1}, {order_id: 2, line: 1},"
                        + " {order_id: 1, line: 1}]");

        assertThat(PreparedBy.column(database, "select count(*) from order_line"))
                .containsExactly("4");
    }

    @Test
    void insertWhenACircleHasANullableKeyFillsItInAfterwards() {
        var stored = insert("team: [{id: 1, lead_id: 11}, {id: 2, lead_id: 12}]\n"
                + "member: [{id: 11, team_id: 1}, {id: 12, team_id: 1}, {id: 13, team_id: 2}]");

        assertThat(stored.get("team")).containsExactly(Map.of("id", 1, "lead_id", 11), Map.of("id", 2, "lead_id", 12));
        assertThat(PreparedBy.column(database, "select lead_id from team order by id"))
                .containsExactly("11", "12");
    }

    @Test
    void insertWhenACircleHasADeferrableKeyWaitsForItsEnd() {
        insert("hen: [{id: 1, egg: 10}]\negg: [{id: 10, hen: 1}]");

        assertThat(PreparedBy.column(database, "select hen.id || ' ' || egg.id from hen join egg on egg.id = hen.egg"))
                .containsExactly("1 10");
    }

    @Test
    void insertWhenNothingInACircleCanWaitNamesIt() {
        assertThatThrownBy(() -> insert("left_hand: [{id: 1, right_hand: 2}]\nright_hand:\n  - {id: 2, left_hand: 1}"))
                .hasMessage("""
                        Rows refer to each other in a circle, and none of their foreign keys can wait: \
                        'left_hand.right_hand' to 'right_hand', 'right_hand.left_hand' to 'left_hand'.
                          Where: order.yml:3, table 'right_hand', row 1,
                            order.yml:1, table 'left_hand', row 1
                          Fix: make one of these foreign keys DEFERRABLE or its column nullable in a migration, or load \
                        the rows by SQL.""");
    }

    @Test
    void insertWhenACircleIsBrokenNamesTheRowAndItsValue() {
        assertThatThrownBy(() -> insert("hen: [{id: 1, egg: 10}, {id: 2, egg: 99}]\negg: [{id: 10, hen: 1}]"))
                .hasMessage("""
                        Table 'hen' refers by egg = 99 to a row of 'egg' that does not exist.
                          Where: order.yml:1, table 'hen', row 2
                          Fix: add that row to 'egg', or correct the value.""");
        assertThatThrownBy(() ->
                        insert("team: [{id: 1, lead_id: 11}]\nmember: [{id: 11, team_id: 1}, {id: 12, team_id: 7}]"))
                .hasMessage("""
                        Table 'member' refers by team_id = 7 to a row of 'team' that does not exist.
                          Where: order.yml:2, table 'member', row 2
                          Fix: add that row to 'team', or correct the value.""");
    }

    @Test
    void insertWhenADeferredKeyIsBrokenNamesTheRow() {
        assertThatThrownBy(() -> insert("late: [{id: 1}, {id: 2, ref: 3}]")).hasMessage("""
                Table 'late' refers by ref = 3 to a row of 'late' that does not exist.
                  Where: order.yml:1, table 'late', row 2
                  Fix: add that row to 'late', or correct the value.""");
    }
}
