package dev.concordat.broker.internal.diagnostic;

import dev.concordat.broker.internal.http.Resources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Status and metrics. */
@Configuration(proxyBeanMethods = false)
public class DiagnosticConfiguration {

    /** For Spring. */
    public DiagnosticConfiguration() {}

    @Bean
    Resources statusResources(JdbcClient jdbc) {
        return new StatusResources(jdbc);
    }

    @Bean
    Resources metricsResources(JdbcClient jdbc) {
        return new MetricsResources(new Metrics(jdbc));
    }
}
