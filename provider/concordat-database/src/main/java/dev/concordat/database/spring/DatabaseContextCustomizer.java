package dev.concordat.database.spring;

import dev.concordat.database.Database;
import dev.concordat.database.Databases;
import dev.concordat.database.internal.spring.SpringDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Tells a test's context where its database is: by connection details, so that the application keeps its own DataSource
 * and pool, and by {@code spring.datasource.*} for a DataSource that an application makes by hand. All instances are
 * equal, so that contexts are cached as if it were not there.
 */
record DatabaseContextCustomizer() implements ContextCustomizer {

    private static final String MAIN = "main";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
        List<Database> databases = Databases.declared().all();
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Database database : databases) {
            put(properties, "concordat.database." + database.name() + ".", database);
            LivePools.of(database).follow(context);
            if (isMain(database, databases)) {
                put(properties, "spring.datasource.", database);
                properties.put("spring.test.database.replace", "none");
                SpringDatabase known = (SpringDatabase) database;
                new FlywayAgreement(database.name(), known).check(context.getEnvironment(), merged);
                ApplicationMigrations.follow(context, database, known);
                context.addBeanFactoryPostProcessor(new ConnectionDetailsRegistrar(known.access()));
            }
        }
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("concordat", properties));
    }

    private static boolean isMain(Database database, List<Database> databases) {
        return database.name().equals(MAIN) || databases.size() == 1;
    }

    private static void put(Map<String, Object> properties, String prefix, Database database) {
        properties.put(prefix + "url", database.url());
        properties.put(prefix + "username", database.username());
        properties.put(prefix + "password", database.password());
    }
}
