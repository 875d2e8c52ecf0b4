package dev.concordat.broker.internal.badge;

import dev.concordat.broker.internal.environment.Environments;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.matrix.CanIDeploy;
import dev.concordat.broker.internal.pact.Pacts;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Badges. */
@Configuration(proxyBeanMethods = false)
public class BadgeConfiguration {

    @Bean
    Resources badgeResources(
            JdbcClient jdbc, CanIDeploy canIDeploy, Pacticipants pacticipants, Environments environments) {
        return new BadgeResources(new Pacts(jdbc), new PactStatusSearch(jdbc), canIDeploy, pacticipants, environments);
    }
}
