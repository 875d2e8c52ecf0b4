package dev.concordat.database.spring;

import dev.concordat.database.Database;
import dev.concordat.database.Databases;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** What {@link TestSchemas} say. */
final class SchemaWishes {

    /** Looked up once: they are asked before every test. */
    private static final List<TestSchemas> ALL =
            SpringFactoriesLoader.loadFactories(TestSchemas.class, SchemaWishes.class.getClassLoader());

    private SchemaWishes() {}

    static Optional<TestSchema> of(Class<?> testClass) {
        return ALL.stream().flatMap(schemas -> schemas.of(testClass).stream()).findFirst();
    }

    /** The database that a class wishes for; empty where it has no wish. */
    static Optional<Database> database(Class<?> testClass) {
        return of(testClass)
                .map(schema -> Databases.declared().at(schema.database(), schema.version(), testClass.getName()));
    }
}
