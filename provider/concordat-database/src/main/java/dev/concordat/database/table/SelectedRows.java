package dev.concordat.database.table;

import dev.concordat.database.internal.fixture.Choice;
import dev.concordat.database.internal.fixture.TableWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Those rows of a table that meet conditions, to be read, counted, changed or deleted. Nothing is remembered of them:
 * each call asks the database. Immutable, and safe for any thread.
 *
 * @see TableRows#where(String, Object)
 * @see TableRows#all()
 * @since 0.1
 */
public final class SelectedRows {

    private final TableWork work;
    private final List<Choice> choices;

    SelectedRows(TableWork work, List<Choice> choices) {
        this.work = work;
        this.choices = List.copyOf(choices);
    }

    /**
     * Those of them whose column holds a value.
     *
     * @param value {@code null} for SQL's null; a list for any of its values, but where the column holds lists itself
     */
    public SelectedRows where(String column, @Nullable Object value) {
        List<Choice> more = new ArrayList<>(choices);
        more.add(new Choice(column, value));
        return new SelectedRows(work, more);
    }

    /** Those of them whose columns hold all of these values. */
    public SelectedRows where(Map<String, ?> values) {
        SelectedRows narrowed = this;
        for (Map.Entry<String, ?> value : values.entrySet()) {
            narrowed = narrowed.where(value.getKey(), value.getValue());
        }
        return narrowed;
    }

    /** The rows, in the order of the primary key; where there is none, of all columns. */
    public List<Map<String, @Nullable Object>> rows() {
        return work.rows(Caller.origin(), choices);
    }

    /**
     * The only one.
     *
     * @throws dev.concordat.ConcordatException if there is none, or more than one
     */
    public Map<String, @Nullable Object> row() {
        return work.row(Caller.origin(), choices);
    }

    /** What one column of them holds, in the order of {@link #rows()}. */
    public List<@Nullable Object> column(String name) {
        return work.column(Caller.origin(), choices, name);
    }

    /** How many there are. */
    public long count() {
        return work.count(Caller.origin(), choices);
    }

    /**
     * Gives columns of all of them new values, as in {@link TableRows#insert(Map)}.
     *
     * @return how many there were
     * @throws dev.concordat.ConcordatException if a value does not fit, or a constraint is broken; nothing is changed
     *     then
     */
    public int update(Map<String, ?> values) {
        return work.update(Caller.origin(), choices, values);
    }

    /**
     * The same with columns and values in turn: {@code update("status", "PAID", "note", null)}.
     *
     * @return how many there were
     */
    public int update(String column, @Nullable Object value, @Nullable Object... more) {
        return work.update(Caller.origin(), choices, Pairs.map(column, value, more));
    }

    /**
     * Deletes them.
     *
     * @return how many there were
     * @throws dev.concordat.ConcordatException if rows of another table refer to them; nothing is deleted then
     */
    public int delete() {
        return work.delete(Caller.origin(), choices);
    }

    /** The table's name and the conditions. */
    @Override
    public String toString() {
        return work.name() + choices;
    }
}
