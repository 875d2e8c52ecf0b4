package dev.concordat.broker;

import dev.concordat.broker.internal.badge.BadgeConfiguration;
import dev.concordat.broker.internal.deployment.DeploymentConfiguration;
import dev.concordat.broker.internal.diagnostic.DiagnosticConfiguration;
import dev.concordat.broker.internal.environment.EnvironmentConfiguration;
import dev.concordat.broker.internal.http.BaseUrl;
import dev.concordat.broker.internal.http.Dispatcher;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.http.ServerErrors;
import dev.concordat.broker.internal.index.IndexResources;
import dev.concordat.broker.internal.index.RelationResources;
import dev.concordat.broker.internal.integration.IntegrationConfiguration;
import dev.concordat.broker.internal.matrix.MatrixConfiguration;
import dev.concordat.broker.internal.pact.PactConfiguration;
import dev.concordat.broker.internal.pacticipant.PacticipantConfiguration;
import dev.concordat.broker.internal.page.PageConfiguration;
import dev.concordat.broker.internal.security.SecurityConfiguration;
import dev.concordat.broker.internal.selection.SelectionConfiguration;
import dev.concordat.broker.internal.verification.VerificationConfiguration;
import dev.concordat.broker.internal.webhook.WebhookConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the broker is made of. Named one by one rather than scanned for: that is faster, and says what there is. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    IndexResources.class,
    RelationResources.class,
    PacticipantConfiguration.class,
    PactConfiguration.class,
    EnvironmentConfiguration.class,
    DeploymentConfiguration.class,
    VerificationConfiguration.class,
    SelectionConfiguration.class,
    MatrixConfiguration.class,
    BadgeConfiguration.class,
    IntegrationConfiguration.class,
    DiagnosticConfiguration.class,
    WebhookConfiguration.class,
    SecurityConfiguration.class,
    PageConfiguration.class
})
class BrokerApplication {

    private static final int MAX_REQUEST_SIZE = 10 << 20;

    /** Shorter than the time after which the server gives up a connection on which nothing moves. */
    private static final int WAIT_SECONDS = 20;

    @Bean
    Routes routes(ObjectProvider<Resources> resources) {
        Routes routes = new Routes();
        resources.orderedStream().forEach(each -> each.register(routes));
        return routes;
    }

    @Bean
    ServletRegistrationBean<Dispatcher> dispatcher(
            Routes routes, PlatformTransactionManager transactions, Environment environment) {
        List<String> addresses = Stream.of(environment
                        .getProperty(BrokerOptions.BASE_URL, "")
                        .trim()
                        .split("\\s+"))
                .filter(address -> !address.isEmpty())
                .map(address -> address.replaceFirst("/+$", ""))
                .toList();
        Dispatcher dispatcher = new Dispatcher(
                routes,
                new TransactionTemplate(transactions),
                new BaseUrl(addresses),
                environment.getProperty(BrokerOptions.MAX_REQUEST_SIZE, Integer.class, MAX_REQUEST_SIZE),
                Duration.ofSeconds(
                        environment.getProperty(BrokerOptions.LONG_REQUEST_WAIT, Integer.class, WAIT_SECONDS)));
        ServletRegistrationBean<Dispatcher> registration = new ServletRegistrationBean<>(dispatcher, "/*");
        registration.setLoadOnStartup(1);
        return registration;
    }

    /** Names with slashes, dots and percent signs are ours to read: the server is to hand every path on as it came. */
    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> rawPaths() {
        return factory -> {
            factory.setRegisterDefaultServlet(false);
            factory.addServerCustomizers(BrokerApplication::handOnEveryPath);
        };
    }

    private static void handOnEveryPath(Server server) {
        for (var connector : server.getConnectors()) {
            HttpConnectionFactory http = connector.getConnectionFactory(HttpConnectionFactory.class);
            if (http != null) {
                HttpConfiguration configuration = http.getHttpConfiguration();
                configuration.setUriCompliance(UriCompliance.UNSAFE);
                configuration.setSendServerVersion(false);
            }
        }
        server.getContainedBeans(org.eclipse.jetty.ee11.servlet.ServletHandler.class)
                .forEach(handler -> handler.setDecodeAmbiguousURIs(true));
        ServerErrors errors = new ServerErrors();
        server.setErrorHandler(errors);
        // Spring Boot gives its contexts a handler of its own when they start.
        server.getContainedBeans(org.eclipse.jetty.ee11.servlet.ServletContextHandler.class)
                .forEach(context -> context.addEventListener(new LifeCycle.Listener() {
                    @Override
                    public void lifeCycleStarted(LifeCycle started) {
                        context.setErrorHandler(errors);
                    }
                }));
    }
}
