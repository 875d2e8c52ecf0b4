package dev.concordat.broker.internal.selection;

import dev.concordat.broker.internal.environment.Environments;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the parts of this package together. */
@Configuration(proxyBeanMethods = false)
public class SelectionConfiguration {

    @Bean
    Resources selectionResources(JdbcClient jdbc, Pacticipants pacticipants, Environments environments) {
        Selections selections = new Selections(jdbc);
        PriorResults results = new PriorResults(jdbc);
        WorkInProgress workInProgress = new WorkInProgress(jdbc, results);
        Resources pacts = new SelectionResources(pacticipants, environments, selections, results, workInProgress);
        Resources states = new ProviderStates(pacticipants, environments, selections);
        return (Routes routes) -> {
            pacts.register(routes);
            states.register(routes);
        };
    }
}
