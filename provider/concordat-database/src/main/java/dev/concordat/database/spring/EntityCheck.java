package dev.concordat.database.spring;

import dev.concordat.database.Database;
import dev.concordat.database.internal.spring.SpringDatabase;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.util.ClassUtils;

/**
 * Checks, when an application has started, that what its JPA entities are mapped to is there: a column that a migration
 * forgot is told before the first test stumbles over it. Not where the application says itself what Hibernate is to do
 * with the schema, {@code none} included.
 */
final class EntityCheck {

    private static final String DDL_AUTO = "spring.jpa.hibernate.ddl-auto";
    private static final Set<String> OTHER_NAMES = Set.of(
            "spring.jpa.properties.hibernate.hbm2ddl.auto",
            "spring.jpa.properties.jakarta.persistence.schema-generation.database.action");

    private static final boolean HIBERNATE = ClassUtils.isPresent("org.hibernate.SessionFactory", null);

    private EntityCheck() {}

    static void follow(ConfigurableApplicationContext context, Database database) {
        context.addApplicationListener((ApplicationListener<ContextRefreshedEvent>) event -> {
            if (HIBERNATE && event.getApplicationContext() == context && !isDecided(context)) {
                check(context.getBeanFactory(), database);
            }
        });
    }

    private static boolean isDecided(ConfigurableApplicationContext context) {
        return context.getEnvironment().containsProperty(DDL_AUTO)
                || OTHER_NAMES.stream().anyMatch(context.getEnvironment()::containsProperty);
    }

    private static void check(ConfigurableListableBeanFactory factory, Database database) {
        for (String name : factory.getBeanNamesForType(SessionFactory.class, true, false)) {
            if (factory.containsSingleton(name)) {
                long began = System.nanoTime();
                int entities = new EntityColumns(factory.getBean(name, SessionFactory.class), database).check();
                if (entities > 0) {
                    ((SpringDatabase) database)
                            .settings()
                            .steps()
                            .done(
                                    "checked: " + entities + (entities == 1 ? " entity fits" : " entities fit")
                                            + " the schema",
                                    began);
                }
            }
        }
    }
}
