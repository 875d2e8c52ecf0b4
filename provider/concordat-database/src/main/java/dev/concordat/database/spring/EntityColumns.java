package dev.concordat.database.spring;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import dev.concordat.database.Database;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** What the entities of one session factory are mapped to, compared with a database. */
final class EntityColumns {

    // Hibernate tells the first misfit, by table and column.
    private static final Pattern MISFIT =
            Pattern.compile("column \\[([^]]+)] in table \\[([^]]+)]; found \\[([^]]+)], but expecting \\[([^]]+)]");

    private static final String SKIP =
            "; 'spring.jpa.hibernate.ddl-auto: none' in the application's settings leaves this check out.";

    private final SessionFactory sessions;
    private final Database database;
    private final List<Mapped> mapped = new ArrayList<>();

    EntityColumns(SessionFactory sessions, Database database) {
        this.sessions = sessions;
        this.database = database;
    }

    /** An attribute's column. */
    private record Mapped(String entity, String attribute, String table, String column) {

        String where() {
            return entity + "." + attribute;
        }
    }

    /** How many entities were compared; none where the session factory is of another database. */
    int check() {
        SessionFactoryImplementor implementor = sessions.unwrap(SessionFactoryImplementor.class);
        implementor.getMappingMetamodel().forEachEntityDescriptor(this::add);
        mapped.sort(Comparator.comparing(Mapped::entity));
        List<Problem> problems = new ArrayList<>();
        if (!sessions.fromSession(session -> session.<Boolean>doReturningWork(
                connection -> database.url().equals(connection.getMetaData().getURL())))) {
            return 0;
        }
        sessions.inSession(session -> session.doWork(connection -> missing(connection, problems)));
        if (problems.isEmpty()) {
            misfit(problems);
        }
        if (!problems.isEmpty()) {
            throw new ConcordatException(problems, null);
        }
        return (int) mapped.stream().map(Mapped::entity).distinct().count();
    }

    private void add(EntityPersister entity) {
        String name = entity.getEntityName();
        entity.getIdentifierMapping()
                .forEachSelectable((index, column) -> add(
                        name,
                        entity.getIdentifierMapping().getPartName(),
                        column.getContainingTableExpression(),
                        column.isFormula() ? null : column.getSelectionExpression()));
        entity.visitAttributeMappings(attribute -> attribute.forEachSelectable((index, column) -> add(
                name,
                attribute.getAttributeName(),
                column.getContainingTableExpression(),
                column.isFormula() ? null : column.getSelectionExpression())));
    }

    // An entity may also be mapped to a query.
    private void add(String entity, String attribute, String table, @Nullable String column) {
        if (column != null && !table.startsWith("(")) {
            mapped.add(new Mapped(entity, attribute, table, column));
        }
    }

    private void missing(Connection connection, List<Problem> problems) throws SQLException {
        Map<String, List<Mapped>> byTable = new LinkedHashMap<>();
        mapped.forEach(column -> byTable.computeIfAbsent(column.table(), table -> new ArrayList<>())
                .add(column));
        for (Map.Entry<String, List<Mapped>> entry : byTable.entrySet()) {
            List<String> known = columns(connection, entry.getKey());
            Mapped first = entry.getValue().get(0);
            if (known == null) {
                problems.add(new Problem(
                        "Entity '" + first.entity() + "' is mapped to table '" + entry.getKey() + "', which database '"
                                + database.name() + "' does not have.",
                        first.entity(),
                        "make the table in a migration, or correct the mapping" + SKIP));
            } else {
                entry.getValue().stream()
                        .filter(column -> known.stream().noneMatch(name -> isNamed(name, column.column())))
                        .forEach(column -> problems.add(missing(column, known)));
            }
        }
    }

    private Problem missing(Mapped column, List<String> known) {
        return new Problem(
                "Entity '" + column.entity() + "' is mapped to column '" + column.column() + "' of table '"
                        + column.table() + "', which database '" + database.name() + "' does not have.",
                column.where(),
                Nearest.to(column.column(), known)
                                .map(near -> "did you mean '" + near + "'? ")
                                .orElse("")
                        + "Add the column in a migration, or correct the mapping" + SKIP);
    }

    // As PostgreSQL folds a name that is not quoted.
    private static boolean isNamed(String name, String mapped) {
        return mapped.startsWith("\"") ? mapped.equals("\"" + name + "\"") : mapped.equalsIgnoreCase(name);
    }

    /** The columns of a table as the application's own connections find it; nothing where there is none. */
    private static @Nullable List<String> columns(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("select * from " + table + " where false")) {
            ResultSetMetaData columns = none.getMetaData();
            List<String> names = new ArrayList<>();
            for (int index = 1; index <= columns.getColumnCount(); index++) {
                names.add(columns.getColumnName(index));
            }
            return names;
        } catch (SQLException e) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            return null;
        }
    }

    private void misfit(List<Problem> problems) {
        try {
            sessions.getSchemaManager().validateMappedObjects();
        } catch (HibernateException e) {
            Matcher misfit = MISFIT.matcher(String.valueOf(e.getMessage()));
            problems.add(misfit.find() ? misfit(misfit) : other(e));
        }
    }

    private Problem misfit(Matcher misfit) {
        String table = misfit.group(2);
        Mapped column = mapped.stream()
                .filter(candidate -> isNamed(misfit.group(1), candidate.column())
                        && (table.equals(candidate.table()) || table.endsWith("." + candidate.table())))
                .findFirst()
                .orElse(new Mapped("of this application", "", table, misfit.group(1)));
        return new Problem(
                "Entity '" + column.entity() + "' takes column '" + column.column() + "' of table '" + column.table()
                        + "' for " + misfit.group(4) + ", but in database '" + database.name() + "' it is "
                        + misfit.group(3) + ".",
                column.where(),
                "change the column in a migration, or correct the mapping" + SKIP);
    }

    private Problem other(HibernateException thrown) {
        return new Problem(
                "The entities do not fit the schema of database '" + database.name() + "': " + thrown.getMessage()
                        + ".",
                "the application's entities",
                "change the schema in a migration, or correct the mapping" + SKIP);
    }
}
