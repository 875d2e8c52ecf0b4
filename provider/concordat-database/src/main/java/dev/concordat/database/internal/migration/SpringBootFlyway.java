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
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Lets Spring Boot itself read the application's settings and configure Flyway by them, in a context that holds nothing
 * but its auto-configuration for Flyway: every key means here what it means in the application, profiles, imported
 * files and environment included. Only where to connect is ours to say.
 */
final class SpringBootFlyway {

    private static final String ENABLED = "spring.flyway.enabled";

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
        SpringApplication application = application(database, loader);
        application.setInitializers(List.of(context -> ConnectionDetailsBeans.register(context, access, loader)));
        try (ConfigurableApplicationContext context = application.run(arguments(database))) {
            return Optional.ofNullable(context.getBeanProvider(Flyway.class).getIfAvailable())
                    .map(flyway -> new Configured(flyway, SpringFlywaySettings.of(context.getEnvironment())));
        }
    }

    /**
     * The {@code spring.flyway.*} alone, for which the application need not come further than to its environment: most
     * of what {@link #configure} takes is spent after that. Never empty where that is not.
     */
    static ApplicationSettings settings(DatabaseSettings database, ClassLoader loader) {
        SpringApplication application = application(database, loader);
        application.addListeners(new Stop());
        try {
            application.run(arguments(database));
        } catch (Stop.Reached e) {
            return new ApplicationSettings(
                    "false".equalsIgnoreCase(e.environment.getProperty(ENABLED))
                            ? Optional.empty()
                            : Optional.of(SpringFlywaySettings.of(e.environment)),
                    SettingsOrigins.variables(e.environment, loader));
        }
        throw new IllegalStateException("Spring Boot started without an environment");
    }

    /**
     * Ends an application's start where its environment is complete: after all other listeners, for it has no order.
     */
    private static final class Stop implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

        /** Taken by Spring Boot for an end, not for a failure that it would report. */
        private static final class Reached extends SpringApplication.AbandonedRunException {

            private static final long serialVersionUID = 1L;

            private final transient ConfigurableEnvironment environment;

            private Reached(ConfigurableEnvironment environment) {
                this.environment = environment;
            }
        }

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            throw new Reached(event.getEnvironment());
        }
    }

    private static SpringApplication application(DatabaseSettings database, ClassLoader loader) {
        SpringApplication application =
                new SpringApplication(BootTypes.flywayAutoConfiguration(loader).orElseThrow());
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setApplicationContextFactory(ApplicationContextFactory.of(AnnotationConfigApplicationContext::new));
        application.setBannerMode(Banner.Mode.OFF);
        application.setAdditionalProfiles(database.profiles().toArray(String[]::new));
        application.setListeners(thoseThatReadSettings(application));
        return application;
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
            arguments.add("--" + ENABLED + "=true");
            arguments.add("--spring.flyway.locations=" + String.join(",", database.migrations()));
        }
        return arguments.toArray(String[]::new);
    }
}
