package dev.concordat.migration;

import dev.concordat.Problem;
import java.lang.reflect.Executable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test a database of its own, and takes it back. */
final class MigrationTestExtension implements BeforeEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(MigrationTestExtension.class);
    private static final List<Class<?>> TYPES = List.of(MigratingDatabase.class, DataSource.class, Connection.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        if (MigrationDeclaration.of(context).inSpring()) {
            return;
        }
        // Also where nobody takes it: a version that does not exist is a mistake in any case.
        use(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return TYPES.contains(parameter.getParameter().getType())
                && parameter.getParameter().getAnnotations().length == 0;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            Executable executable = parameter.getDeclaringExecutable();
            throw new ParameterResolutionException(new Problem(
                            "Each test has a database of its own: there is none before the first, or after the last.",
                            executable.getDeclaringClass().getName() + "#" + executable.getName(),
                            "take it as a parameter of a test, or of a method with @BeforeEach or @AfterEach.")
                    .toString());
        }
        MigrationDeclaration declaration = MigrationDeclaration.of(context);
        if (declaration.inSpring()) {
            throw new ParameterResolutionException(new Problem(
                            "The database at version '" + declaration.version()
                                    + "' is the one of the test's Spring context: it has no parameter for it.",
                            declaration.where(),
                            "have the application's DataSource injected, or write @AtSchema on the method alone for a"
                                    + " database beside the context's.")
                    .toString());
        }
        MigrationUse use = use(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == DataSource.class) {
            return use.database().dataSource();
        }
        return type == Connection.class ? connection(use) : use.database();
    }

    private static Connection connection(MigrationUse use) {
        try {
            return use.connection();
        } catch (SQLException e) {
            throw new ParameterResolutionException(
                    new Problem(
                                    "Database '" + use.database().name() + "' gave no connection: " + e.getMessage(),
                                    use.database().url(),
                                    "see PostgreSQL's own words above.")
                            .toString(),
                    e);
        }
    }

    private static MigrationUse use(ExtensionContext context) {
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        // Of this very test: a store shows what those around it hold.
        MigrationUse.Key key = new MigrationUse.Key(context.getUniqueId());
        MigrationUse known = store.get(key, MigrationUse.class);
        if (known != null) {
            return known;
        }
        MigrationUse use =
                new MigrationUse(context, MigrationDeclaration.of(context).open());
        store.put(key, use);
        return use;
    }
}
