package dev.concordat.broker.internal.verification;

import dev.concordat.broker.internal.event.BrokerEventListener;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pact.Pacts;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import dev.concordat.broker.internal.pacticipant.Versions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the parts of this package together. */
@Configuration(proxyBeanMethods = false)
public class VerificationConfiguration {

    @Bean
    Resources verificationResources(
            JdbcClient jdbc,
            Pacticipants pacticipants,
            Versions versions,
            Pacts pacts,
            ObjectProvider<BrokerEventListener> listeners) {
        Verifications verifications = new Verifications(jdbc);
        ResultPublication publication = new ResultPublication(pacticipants, versions, verifications, listeners);
        Resources results = new VerificationResources(pacts, verifications, publication);
        Resources summaries = new ConsumerVersionResults(pacticipants, versions, pacts, verifications);
        return (Routes routes) -> {
            results.register(routes);
            summaries.register(routes);
        };
    }
}
