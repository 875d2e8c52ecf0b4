package dev.concordat.broker.internal.environment;

import dev.concordat.broker.internal.http.Resources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Environments, deployments and releases. */
@Configuration(proxyBeanMethods = false)
public class EnvironmentConfiguration {

    @Bean
    Environments environments(JdbcClient jdbc) {
        return new Environments(jdbc);
    }

    @Bean
    Deployments deployments(JdbcClient jdbc) {
        return new Deployments(jdbc);
    }

    @Bean
    Releases releases(JdbcClient jdbc) {
        return new Releases(jdbc);
    }

    @Bean
    Resources environmentResources(Environments environments) {
        return new EnvironmentResources(environments);
    }
}
