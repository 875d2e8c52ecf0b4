package dev.concordat.broker.internal.deployment;

import dev.concordat.broker.internal.environment.Deployments;
import dev.concordat.broker.internal.environment.Environments;
import dev.concordat.broker.internal.environment.Releases;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import dev.concordat.broker.internal.pacticipant.Versions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deployments and releases. */
@Configuration(proxyBeanMethods = false)
public class DeploymentConfiguration {

    @Bean
    Resources deployedResources(JdbcClient jdbc, Environments environments, Deployments deployments) {
        return new DeployedResources(subjects(jdbc), environments, deployments);
    }

    @Bean
    Resources releasedResources(JdbcClient jdbc, Environments environments, Releases releases) {
        return new ReleasedResources(subjects(jdbc), environments, releases);
    }

    private static Subjects subjects(JdbcClient jdbc) {
        return new Subjects(new Pacticipants(jdbc), new Versions(jdbc));
    }
}
