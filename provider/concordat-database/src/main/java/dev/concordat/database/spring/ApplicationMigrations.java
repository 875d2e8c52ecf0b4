package dev.concordat.database.spring;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.database.Database;
import dev.concordat.database.internal.migration.SchemaVersion;
import dev.concordat.database.internal.spring.SpringDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.util.ClassUtils;

/**
 * Notices that the application migrated further when it started: by a Java migration that is a bean, or a customizer,
 * neither of which is known before there is a context. What it made belongs to the baseline, or the first reset would
 * take it away; but a database that is to stop at a version is not to be migrated further by anybody.
 */
final class ApplicationMigrations {

    private static final boolean FLYWAY = ClassUtils.isPresent("org.flywaydb.core.Flyway", null);

    private ApplicationMigrations() {}

    static void follow(ConfigurableApplicationContext context, Database database, SpringDatabase known) {
        context.addApplicationListener((ApplicationListener<ContextRefreshedEvent>) event -> {
            if (FLYWAY && event.getApplicationContext() == context) {
                for (Flyway flyway :
                        context.getBeansOfType(Flyway.class, false, false).values()) {
                    compare(flyway, database, known);
                }
            }
        });
    }

    private static void compare(Flyway flyway, Database database, SpringDatabase known) {
        if (!isOf(flyway, database)) {
            return;
        }
        MigrationInfoService info = flyway.info();
        int applied = info.applied().length;
        if (applied != known.migrated().applied()) {
            database.stopsAt().ifPresent(version -> refuse(version, SchemaVersion.of(info), database));
            known.rebase(known.migrated().further(SchemaVersion.of(info), applied));
        }
    }

    private static void refuse(String version, String reached, Database database) {
        throw new ConcordatException(new Problem(
                "The application migrated database '" + database.name() + "' to version '" + reached
                        + "' when it started, but it is to stop at version '" + version + "'.",
                "a Flyway of the application's own, beside Spring Boot's, which is switched off by"
                        + " spring.flyway.enabled=false",
                "have it made only where that property is true: @ConditionalOnProperty(name ="
                        + " \"spring.flyway.enabled\", matchIfMissing = true)."));
    }

    /** An application may have Flyway migrate another database than this one. */
    private static boolean isOf(Flyway flyway, Database database) {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
            return database.url().equals(connection.getMetaData().getURL());
        } catch (SQLException e) {
            throw new IllegalStateException("The application's Flyway cannot connect", e);
        }
    }
}
