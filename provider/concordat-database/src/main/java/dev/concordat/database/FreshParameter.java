package dev.concordat.database;

import dev.concordat.Problem;
import java.lang.reflect.Constructor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * A parameter that a test's database is given as.
 *
 * @param context the parameter
 * @param fresh the class's databases
 */
record FreshParameter(ParameterContext context, FreshClass fresh) {

    private static final List<Class<?>> TYPES =
            List.of(Connection.class, DataSource.class, Database.class, Databases.class);

    /**
     * Whether a parameter is for us. One with an annotation is somebody else's: a mock, or a bean. So is one of a
     * Spring test's constructor, whose parameters are beans all of them.
     */
    static boolean isAsked(ParameterContext context, FreshDeclaration declaration) {
        Class<?> type = context.getParameter().getType();
        return TYPES.stream().anyMatch(known -> known.isAssignableFrom(type))
                && context.getParameter().getAnnotations().length == 0
                && !(declaration.spring() && context.getDeclaringExecutable() instanceof Constructor<?>);
    }

    Object resolve(Supplier<FreshUse> use) {
        Class<?> type = context.getParameter().getType();
        if (type == Databases.class) {
            return new Databases(fresh.prepared());
        }
        PreparedDatabase database = first();
        if (type == Database.class) {
            return database;
        }
        if (type == DataSource.class) {
            return database.dataSource();
        }
        if (type == Connection.class) {
            return connection(use.get(), database);
        }
        throw fault(new Problem(
                "@FreshDatabase cannot give '" + parameter() + "': there is no " + type.getSimpleName()
                        + " of its own.",
                where(),
                "take one of "
                        + TYPES.stream().map(Class::getSimpleName).collect(Collectors.joining(", "))
                        + "; what another extension gives bears that one's annotation."));
    }

    private PreparedDatabase first() {
        List<PreparedDatabase> databases = fresh.prepared();
        if (!fresh.declaration().hasFirst(databases)) {
            String first = databases.get(0).name();
            throw fault(new Problem(
                    "Which database '" + parameter() + "' is of is not clear: several are declared, none of them is '"
                            + Databases.MAIN + "'.",
                    where(),
                    "name one, @FreshDatabase(\"" + first + "\"), or take Databases as the parameter. Declared: "
                            + databases.stream().map(Database::name).collect(Collectors.joining(", ")) + "."));
        }
        return databases.get(0);
    }

    private Connection connection(FreshUse use, Database database) {
        try {
            return use.connection(database);
        } catch (SQLException e) {
            Problem problem = new Problem(
                    "Database '" + database.name() + "' gave no connection: " + e.getMessage(),
                    where() + ", " + database.url(),
                    "see PostgreSQL's own words above.");
            throw new ParameterResolutionException(problem.toString(), e);
        }
    }

    private String parameter() {
        return context.getParameter().getType().getSimpleName() + " "
                + context.getParameter().getName();
    }

    private String where() {
        return Stream.of(context.getDeclaringExecutable())
                .map(executable -> executable instanceof Constructor<?>
                        ? executable.getDeclaringClass().getName()
                        : executable.getDeclaringClass().getName() + "#" + executable.getName())
                .collect(Collectors.joining());
    }

    /** As JUnit's own exception: any other would be wrapped in a sentence of JUnit's. */
    private static ParameterResolutionException fault(Problem problem) {
        return new ParameterResolutionException(problem.toString());
    }
}
