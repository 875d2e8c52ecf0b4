package dev.concordat.broker.internal.selection;

import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the parts of this package together. */
@Configuration(proxyBeanMethods = false)
public class SelectionConfiguration {

    @Bean
    Resources selectionResources(JdbcClient jdbc, Pacticipants pacticipants) {
        PriorResults results = new PriorResults(jdbc);
        return new SelectionResources(pacticipants, new Selections(jdbc), results, new WorkInProgress(jdbc, results));
    }

    @Bean
    Resources providerStates(JdbcClient jdbc, Pacticipants pacticipants) {
        return new ProviderStates(pacticipants, new Selections(jdbc));
    }
}
