package dev.concordat.database.spring;

import dev.concordat.database.Database;
import dev.concordat.database.Databases;
import dev.concordat.database.internal.spring.SpringDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Tells a test's context where its database is: by connection details, so that the application keeps its own DataSource
 * and pool, and by {@code spring.datasource.*} for a DataSource that an application makes by hand. Those of one schema
 * version are equal, so that contexts are cached as if they were not there. Where a database stops at a version, the
 * application's own Flyway is switched off, which would go on to the latest.
 */
record DatabaseContextCustomizer(Optional<TestSchema> schema) implements ContextCustomizer {

    private static final String MAIN = "main";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
        List<Database> databases = databases(merged.getTestClass());
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Database database : databases) {
            put(properties, "concordat.database." + database.name() + ".", database);
            LiveContexts.of(database).follow(context, database);
            SpringDatabase known = (SpringDatabase) database;
            EntityCheck.follow(context, database, known.settings());
            known.settings().property().ifPresent(prefix -> putOwn(properties, prefix + ".", database));
            if (isMain(database, databases)) {
                put(properties, "spring.datasource.", database);
                properties.put("spring.test.database.replace", "none");
                if (database.stopsAt().isPresent()) {
                    properties.put("spring.flyway.enabled", "false");
                }
                new FlywayAgreement(database.name(), known).check(context.getEnvironment(), merged);
                ApplicationMigrations.follow(context, database, known);
                context.addBeanFactoryPostProcessor(new ConnectionDetailsRegistrar(known.access()));
            }
        }
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("concordat", properties));
    }

    private List<Database> databases(Class<?> testClass) {
        List<Database> declared = Databases.declared().all();
        if (schema.isEmpty()) {
            return declared;
        }
        Database wished =
                Databases.declared().at(schema.get().database(), schema.get().version(), testClass.getName());
        return declared.stream()
                .map(database -> database.name().equals(wished.name()) ? wished : database)
                .toList();
    }

    private static boolean isMain(Database database, List<Database> databases) {
        return database.name().equals(MAIN) || databases.size() == 1;
    }

    /** As an application has them that binds a second DataSource by itself: HikariCP calls the URL otherwise. */
    private static void putOwn(Map<String, Object> properties, String prefix, Database database) {
        put(properties, prefix, database);
        properties.put(prefix + "jdbc-url", database.url());
    }

    private static void put(Map<String, Object> properties, String prefix, Database database) {
        properties.put(prefix + "url", database.url());
        properties.put(prefix + "username", database.username());
        properties.put(prefix + "password", database.password());
    }
}
