package dev.concordat.database.spring;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.internal.migration.SpringFlywaySettings;
import dev.concordat.database.internal.settings.DatabaseSettings;
import dev.concordat.database.internal.spring.SpringDatabase;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.ClassUtils;

/**
 * Whether a test's context would migrate as its database was migrated. A profile or property of one test may say
 * otherwise, after the fact; then the verdict would hold for a schema that is not the application's.
 */
record FlywayAgreement(String name, SpringDatabase database) {

    void check(Environment environment, MergedContextConfiguration merged) {
        if (!ClassUtils.isPresent("org.springframework.boot.context.properties.bind.Binder", null)) {
            return;
        }
        Map<String, String> migratedWith = relevant(database.migrated().springSettings());
        Map<String, String> wanted = relevant(SpringFlywaySettings.of(environment));
        if (database.migrated().springSettings().isEmpty() || wanted.equals(migratedWith)) {
            return;
        }
        Set<String> keys = new TreeSet<>(wanted.keySet());
        keys.addAll(migratedWith.keySet());
        String differences = keys.stream()
                .filter(key -> !value(wanted, key).equals(value(migratedWith, key)))
                .map(key -> "spring.flyway." + key + ": " + value(wanted, key) + ", migrated with "
                        + value(migratedWith, key))
                .collect(Collectors.joining("\n"));
        throw new ConcordatException(new Problem(
                "The test's context configures Flyway otherwise than database '" + name + "' was migrated.\n"
                        + differences,
                merged.getTestClass().getName() + ", active profiles " + Set.of(merged.getActiveProfiles()),
                "name the profiles to migrate with in concordat.yml as '"
                        + database.settings().key(DatabaseSettings.PROFILES)
                        + "', or set the properties where every test reads them."));
    }

    private Map<String, String> relevant(Map<String, String> settings) {
        Map<String, String> relevant = new TreeMap<>(settings);
        // A test may well tell the application not to migrate what is migrated already.
        relevant.remove("enabled");
        if (!database.settings().migrations().isEmpty()) {
            relevant.remove("locations");
        }
        return relevant;
    }

    private static String value(Map<String, String> settings, String key) {
        String value = settings.get(key);
        return value == null ? "not set" : "'" + value + "'";
    }
}
