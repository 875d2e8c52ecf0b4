package dev.concordat.database.spring;

import dev.concordat.ConcordatException;
import dev.concordat.database.Database;
import dev.concordat.database.internal.settings.DatabaseSettings;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.util.ClassUtils;

/**
 * Checks, when an application has started, that what its JPA entities are mapped to is there: a column that a migration
 * forgot is told before the first test stumbles over it, whatever the application has Hibernate do with the schema.
 */
final class EntityCheck {

    private static final boolean HIBERNATE = ClassUtils.isPresent("org.hibernate.SessionFactory", null);

    private EntityCheck() {}

    static void follow(ConfigurableApplicationContext context, Database database, DatabaseSettings settings) {
        context.addApplicationListener((ApplicationListener<ContextRefreshedEvent>) event -> {
            if (HIBERNATE && event.getApplicationContext() == context && settings.checkEntities()) {
                check(context.getBeanFactory(), database, settings);
            }
        });
    }

    private static void check(ConfigurableListableBeanFactory factory, Database database, DatabaseSettings settings) {
        for (String name : factory.getBeanNamesForType(EntityManagerFactory.class, true, false)) {
            if (factory.containsSingleton(name)) {
                long began = System.nanoTime();
                int entities = checked(new EntityColumns(sessions(factory, name), database, settings), settings);
                if (entities > 0) {
                    settings.steps()
                            .done(
                                    "checked: " + entities + (entities == 1 ? " entity fits" : " entities fit")
                                            + " the schema",
                                    began);
                }
            }
        }
    }

    // At a version of the past what does not fit is what one wants to see, and not all of it needs to matter.
    private static int checked(EntityColumns columns, DatabaseSettings settings) {
        try {
            return columns.check();
        } catch (ConcordatException e) {
            String version = settings.version().orElseThrow(() -> e);
            e.problems()
                    .forEach(problem -> settings.steps().done("note: at version " + version + " " + problem.what()));
            return 0;
        }
    }

    private static SessionFactory sessions(ConfigurableListableBeanFactory factory, String name) {
        return factory.getBean(name, EntityManagerFactory.class).unwrap(SessionFactory.class);
    }
}
