package dev.concordat.database.table;

import dev.concordat.database.internal.fixture.TableWork;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table, without entities: for tests of migrations, whose tables no class describes, and for all others
 * that want a row there or look for one.
 *
 * <pre>{@code
 * TableRows customers = database.table("customer");
 *
 * customers.insert("id", 1, "name", "Ada Lovelace", "email", null);
 * customers.where("email", null).update("email", "ada@example.org");
 *
 * assertThat(customers.row(1)).containsEntry("email", "ada@example.org");
 * assertThat(customers.column("name")).containsExactly("Ada Lovelace");
 * assertThat(customers.columns()).containsEntry("name", "text");
 * }</pre>
 *
 * <p>The table is taken as it is when a method is called, whatever migration has changed it since the last call; a name
 * is looked for along the search path, then in every schema ({@code sales.customer} says which), as written, then in
 * lower case. A view can be read.
 *
 * <p>Values given are plain Java: text, numbers, booleans, {@code java.time}, {@link java.util.UUID}, {@code byte[]},
 * enums by their name, collections and arrays for columns of arrays, maps and collections for JSON, {@code null}; or
 * the text of a fixture: {@code "now - 2 days"} for times, {@code "{1,2}"} for an array, base64 for bytes. Values read
 * are those that PostgreSQL's driver makes of a column, with {@code java.time} for times and lists for arrays; of what
 * Java has no type for, JSON among it, the text: {@code bigint} is a {@link Long}, {@code integer} an {@link Integer}.
 *
 * <p>Each call has a connection and a transaction of its own, committed when it returns. Safe for any thread.
 *
 * @since 0.1
 */
public final class TableRows {

    private final TableWork work;

    private TableRows(TableWork work) {
        this.work = work;
    }

    /**
     * A table of a database; it need not be there yet.
     *
     * @param database connections to it
     * @param table its name, with its schema where the search path does not lead there
     * @param now the instant that {@code "now - 2 days"} counts from
     * @param standing what messages add of where the database stands, such as "database 'main' at version 6"; asked
     *     when a message is made, and empty for nothing
     */
    public static TableRows of(DataSource database, String table, Instant now, Supplier<String> standing) {
        return new TableRows(new TableWork(database, table, now, standing));
    }

    /** Columns and values in turn, for a row that holds nulls, which {@link Map#of} does not allow. */
    public static Map<String, @Nullable Object> values(
            String column, @Nullable Object value, @Nullable Object... more) {
        return Pairs.map(column, value, more);
    }

    /** Whether there is such a table now. */
    public boolean exists() {
        return work.exists(Caller.origin());
    }

    /** The columns' types as PostgreSQL names them, by the columns' names, in their order. */
    public Map<String, String> columns() {
        return work.columns(Caller.origin());
    }

    /**
     * Inserts a row. A sequence that numbers the rows is moved beyond an id that is given, so that the next row does
     * not collide with it.
     *
     * @param row the values by column; what is left out has its default
     * @return the row as stored, defaults, generated ids and columns included; empty where a trigger kept it away
     * @throws dev.concordat.ConcordatException that names table and column, and the line that called, if there is no
     *     such table or column, a value does not fit, or a constraint is broken; nothing is inserted then
     */
    public Map<String, @Nullable Object> insert(Map<String, ?> row) {
        return work.insert(Caller.origin(), row);
    }

    /**
     * The same with columns and values in turn: {@code insert("name", "Ada", "email", null)}.
     *
     * @return the row as stored
     */
    public Map<String, @Nullable Object> insert(String column, @Nullable Object value, @Nullable Object... more) {
        return work.insert(Caller.origin(), Pairs.map(column, value, more));
    }

    /**
     * Inserts rows, all or none; a row may refer to a later one.
     *
     * @return the rows as stored, in the order given
     * @throws dev.concordat.ConcordatException that tells each row that is refused, by its number
     */
    public List<Map<String, @Nullable Object>> insertAll(List<? extends Map<String, ?>> rows) {
        return work.insertAll(Caller.origin(), rows);
    }

    /**
     * Inserts as many rows as a test of a batch needs, all or none.
     *
     * @param row makes the row of a number, from 0
     * @return the rows as stored, in their order
     */
    public List<Map<String, @Nullable Object>> insertMany(int count, IntFunction<? extends Map<String, ?>> row) {
        return work.insertAll(
                Caller.origin(), IntStream.range(0, count).mapToObj(row).toList());
    }

    /**
     * The row of a primary key.
     *
     * @param id its value; where it has several columns, a map of them
     * @throws dev.concordat.ConcordatException if there is none, or the table has no primary key
     */
    public Map<String, @Nullable Object> row(Object id) {
        return work.row(Caller.origin(), List.of(), id);
    }

    /** All rows, in the order of the primary key; where there is none, of all columns. */
    public List<Map<String, @Nullable Object>> rows() {
        return work.rows(Caller.origin(), List.of());
    }

    /** What one column holds, in the order of {@link #rows()}. */
    public List<@Nullable Object> column(String name) {
        return work.column(Caller.origin(), List.of(), name);
    }

    /** How many rows there are. */
    public long count() {
        return work.count(Caller.origin(), List.of());
    }

    /**
     * The rows whose column holds a value.
     *
     * @param value {@code null} for SQL's null; a list for any of its values, but where the column holds lists itself
     */
    public SelectedRows where(String column, @Nullable Object value) {
        return all().where(column, value);
    }

    /** The rows whose columns hold all of these values. */
    public SelectedRows where(Map<String, ?> values) {
        return all().where(values);
    }

    /** All rows; to change or delete every one of them. */
    public SelectedRows all() {
        return new SelectedRows(work, List.of());
    }

    /** The table's name. */
    @Override
    public String toString() {
        return work.name();
    }
}
