package dev.concordat.broker.internal.integration;

import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import dev.concordat.broker.internal.pacticipant.VersionLinks;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Integrations, the dashboard, and tables of them. */
@Configuration(proxyBeanMethods = false)
public class IntegrationConfiguration {

    /** For Spring. */
    public IntegrationConfiguration() {}

    @Bean
    @Order(0)
    VersionLinks pactVersionLinks(JdbcClient jdbc) {
        return new PactVersionLinks(jdbc);
    }

    @Bean
    Integrations integrations(JdbcClient jdbc) {
        return new Integrations(jdbc);
    }

    @Bean
    Resources integrationResources(JdbcClient jdbc, Integrations integrations, Pacticipants pacticipants) {
        List<Resources> all = List.of(
                new IntegrationResources(integrations, pacticipants, new Erasure(jdbc)),
                new RelationshipResources(integrations, pacticipants),
                new DashboardResources(new Dashboard(jdbc), pacticipants));
        return (Routes routes) -> all.forEach(each -> each.register(routes));
    }
}
