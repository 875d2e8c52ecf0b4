package dev.concordat.database.spring;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import dev.concordat.database.Database;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * What the entities of one session factory are mapped to, compared with a database. Hibernate's own validation stops at
 * the first fault, and takes an integer in a small column for one, which works.
 */
final class EntityColumns {

    private final SessionFactory sessions;
    private final Database database;
    private final String otherwise;
    private final List<Mapped> mapped = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    EntityColumns(SessionFactory sessions, Database database, DatabaseSettings settings) {
        this.sessions = sessions;
        this.database = database;
        this.otherwise = ", or correct the mapping; '" + settings.key(DatabaseSettings.CHECK_ENTITIES)
                + ": false' leaves this out.";
    }

    /** An attribute's column, and what it is to hold. */
    private record Mapped(String entity, String attribute, String table, String column, ColumnFamily family) {

        String where() {
            return entity + "." + attribute;
        }

        // PostgreSQL folds a name that is not quoted.
        boolean isNamed(String name) {
            return column.startsWith("\"") ? column.equals("\"" + name + "\"") : column.equalsIgnoreCase(name);
        }
    }

    /** A column that is there. */
    private record Actual(String name, String type, ColumnFamily family) {}

    /** How many entities were compared; none where the session factory is of another database. */
    int check() {
        if (!sessions.fromSession(session -> session.<Boolean>doReturningWork(
                connection -> database.url().equals(connection.getMetaData().getURL())))) {
            return 0;
        }
        sessions.unwrap(SessionFactoryImplementor.class).getMappingMetamodel().forEachEntityDescriptor(this::add);
        mapped.sort(Comparator.comparing(Mapped::entity));
        sessions.inSession(session -> session.doWork(this::compare));
        if (!problems.isEmpty()) {
            throw new ConcordatException(problems, null);
        }
        return (int) mapped.stream().map(Mapped::entity).distinct().count();
    }

    private void add(EntityPersister entity) {
        entity.getIdentifierMapping()
                .forEachSelectable((index, column) ->
                        add(entity, entity.getIdentifierMapping().getPartName(), column));
        entity.visitAttributeMappings(attribute ->
                attribute.forEachSelectable((index, column) -> add(entity, attribute.getAttributeName(), column)));
    }

    // An entity may also be mapped to a query, and an attribute to an expression.
    private void add(EntityPersister entity, String attribute, SelectableMapping column) {
        String table = column.getContainingTableExpression();
        if (!column.isFormula() && !table.startsWith("(")) {
            mapped.add(new Mapped(
                    entity.getEntityName(),
                    attribute,
                    table,
                    column.getSelectionExpression(),
                    ColumnFamily.of(column.getJdbcMapping().getJdbcType().getDefaultSqlTypeCode())));
        }
    }

    private void compare(Connection connection) throws SQLException {
        Map<String, List<Mapped>> byTable = new LinkedHashMap<>();
        mapped.forEach(column -> byTable.computeIfAbsent(column.table(), table -> new ArrayList<>())
                .add(column));
        for (Map.Entry<String, List<Mapped>> entry : byTable.entrySet()) {
            List<Actual> columns = columns(connection, entry.getKey());
            if (columns == null) {
                noTable(entry.getValue().get(0));
            } else {
                entry.getValue().forEach(column -> compare(column, columns));
            }
        }
    }

    private void noTable(Mapped first) {
        problems.add(new Problem(
                "Entity '" + first.entity() + "' is mapped to table '" + first.table() + "', which database '"
                        + database.name() + "' does not have.",
                first.entity(),
                "make the table in a migration" + otherwise));
    }

    private void compare(Mapped column, List<Actual> columns) {
        Optional<Actual> found = columns.stream()
                .filter(candidate -> column.isNamed(candidate.name()))
                .findFirst();
        String what = "Entity '" + column.entity() + "' is mapped to column '" + column.column() + "' of table '"
                + column.table() + "', ";
        if (found.isEmpty()) {
            problems.add(new Problem(
                    what + "which database '" + database.name() + "' does not have.",
                    column.where(),
                    Nearest.to(
                                            column.column(),
                                            columns.stream().map(Actual::name).toList())
                                    .map(near -> "did you mean '" + near + "'? ")
                                    .orElse("")
                            + "Add the column in a migration" + otherwise));
        } else if (!column.family().fits(found.get().family())) {
            problems.add(new Problem(
                    what + "which holds " + found.get().family() + " ("
                            + found.get().type() + ") in database '" + database.name() + "', with an attribute of "
                            + column.family() + ".",
                    column.where(),
                    "change the column in a migration" + otherwise));
        }
    }

    /** The columns of a table as the application's own connections find it; nothing where there is none. */
    private static @Nullable List<Actual> columns(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("select * from " + table + " where false")) {
            ResultSetMetaData columns = none.getMetaData();
            List<Actual> actual = new ArrayList<>();
            for (int index = 1; index <= columns.getColumnCount(); index++) {
                actual.add(new Actual(
                        columns.getColumnName(index),
                        columns.getColumnTypeName(index),
                        ColumnFamily.of(columns.getColumnType(index))));
            }
            return actual;
        } catch (SQLException e) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            return null;
        }
    }
}
