package dev.concordat.migration;

import dev.concordat.Problem;
import dev.concordat.database.version.DatabaseAtVersion;
import dev.concordat.database.version.DatabaseVersions;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Where a test's database stands.
 *
 * @param version the migration under test, or the version to stand at
 * @param underTest whether it is the one or the other
 * @param database the name of the database; empty text for the obvious one
 * @param inSpring whether it is the database of the test's Spring context
 * @param where the test, for messages
 */
record MigrationDeclaration(String version, boolean underTest, String database, boolean inSpring, String where) {

    /** The one nearest to a test: on its method, its class, or a class around that. */
    static MigrationDeclaration of(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        List<AnnotatedElement> outwards = new ArrayList<>();
        outwards.add(method);
        outwards.add(context.getRequiredTestClass());
        List<Class<?>> enclosing = context.getEnclosingTestClasses();
        for (int at = enclosing.size() - 1; at >= 0; at--) {
            outwards.add(enclosing.get(at));
        }
        boolean inSpring = AtSchemaInSpring.isSpring(context.getRequiredTestClass());
        String where = context.getRequiredTestClass().getName() + "#" + method.getName();
        return outwards.stream()
                .flatMap(element -> on(element, inSpring, where).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(where + " has neither @MigrationTest nor @AtSchema"));
    }

    private static Optional<MigrationDeclaration> on(AnnotatedElement element, boolean inSpring, String where) {
        Optional<MigrationDeclaration> test = AnnotationSupport.findAnnotation(element, MigrationTest.class)
                .map(found -> new MigrationDeclaration(found.value(), true, found.database(), false, where));
        Optional<MigrationDeclaration> schema = AnnotationSupport.findAnnotation(element, AtSchema.class)
                .map(found -> new MigrationDeclaration(
                        found.value(), false, found.database(), inSpring && element instanceof Class<?>, where));
        if (test.isPresent() && schema.isPresent()) {
            throw new ExtensionConfigurationException(new Problem(
                            "A test cannot begin both before migration '"
                                    + test.get().version() + "' and at version '"
                                    + schema.get().version() + "'.",
                            element instanceof Class<?> type ? type.getName() : where,
                            "keep @MigrationTest for a migration, or @AtSchema for other code.")
                    .toString());
        }
        return test.or(() -> schema);
    }

    MigratingDatabase open() {
        return new MigratingDatabase(at(), underTest ? Optional.of(version) : Optional.empty(), where);
    }

    private DatabaseAtVersion at() {
        DatabaseVersions versions = DatabaseVersions.of(database, where);
        if (underTest) {
            return versions.before(version, where);
        }
        return version.equals(AtSchema.LATEST) ? versions.atLatest(where) : versions.at(version, where);
    }
}
