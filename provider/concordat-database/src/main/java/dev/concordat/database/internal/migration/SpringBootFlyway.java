package dev.concordat.database.internal.migration;

import dev.concordat.database.internal.server.Access;
import dev.concordat.database.internal.settings.DatabaseSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.springframework.boot.ApplicationContextFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Lets Spring Boot itself read the application's settings and configure Flyway by them, in a context that holds nothing
 * but its auto-configuration for Flyway: every key means here what it means in the application, profiles, imported
 * files and environment included. Only where to connect is ours to say.
 */
final class SpringBootFlyway {

    // Whatever the application says of itself, this is neither a web application nor a place for its banner.
    private static final List<String> QUIET = List.of(
            "--spring.main.web-application-type=none",
            "--spring.main.banner-mode=off",
            "--spring.main.log-startup-info=false",
            "--spring.main.register-shutdown-hook=false",
            "--spring.main.sources=",
            // so that Flyway is configured, but its initializer is never asked to migrate
            "--spring.main.lazy-initialization=true");

    private SpringBootFlyway() {}

    /**
     * Flyway as the application would configure it.
     *
     * @param flyway not yet migrated
     * @param settings the {@code spring.flyway.*} found
     */
    record Configured(Flyway flyway, Map<String, String> settings) {}

    /** Empty where {@code spring.flyway.enabled} is {@code false} and no migrations are named in concordat.yml. */
    static Optional<Configured> configure(DatabaseSettings database, Access access, ClassLoader loader) {
        SpringApplication application =
                new SpringApplication(BootTypes.flywayAutoConfiguration(loader).orElseThrow());
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setApplicationContextFactory(ApplicationContextFactory.of(AnnotationConfigApplicationContext::new));
        application.setBannerMode(Banner.Mode.OFF);
        application.setAdditionalProfiles(database.profiles().toArray(String[]::new));
        application.setListeners(thoseThatReadSettings(application));
        application.setInitializers(List.of(context -> ConnectionDetailsBeans.register(context, access, loader)));
        try (ConfigurableApplicationContext context = application.run(arguments(database))) {
            return Optional.ofNullable(context.getBeanProvider(Flyway.class).getIfAvailable())
                    .map(flyway -> new Configured(flyway, settings(context.getEnvironment())));
        }
    }

    // The others set up logging, and whatever else belongs to an application that starts.
    private static List<ApplicationListener<?>> thoseThatReadSettings(SpringApplication application) {
        return application.getListeners().stream()
                .<ApplicationListener<?>>map(listener -> listener)
                .filter(listener ->
                        listener.getClass().getSimpleName().equals("EnvironmentPostProcessorApplicationListener"))
                .toList();
    }

    private static String[] arguments(DatabaseSettings database) {
        List<String> arguments = new ArrayList<>(QUIET);
        if (!database.migrations().isEmpty()) {
            arguments.add("--spring.flyway.enabled=true");
            arguments.add("--spring.flyway.locations=" + String.join(",", database.migrations()));
        }
        return arguments.toArray(String[]::new);
    }

    private static Map<String, String> settings(Environment environment) {
        return SpringFlywaySettings.of(environment);
    }
}
