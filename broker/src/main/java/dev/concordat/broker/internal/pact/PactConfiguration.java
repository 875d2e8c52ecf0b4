package dev.concordat.broker.internal.pact;

import dev.concordat.broker.internal.event.BrokerEventListener;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import dev.concordat.broker.internal.pacticipant.Versions;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the parts of this package together. */
@Configuration(proxyBeanMethods = false)
public class PactConfiguration {

    /** Whether a published pact's content may be changed; {@code false} unless somebody insists. */
    static final String MODIFICATION_ALLOWED = "concordat.broker.allow-dangerous-contract-modification";

    /** Whether names that are nearly another's are refused at first sight; {@code true} by default. */
    static final String SIMILAR_NAMES = "concordat.broker.check-similar-names";

    @Bean
    Pacts pacts(JdbcClient jdbc) {
        return new Pacts(jdbc);
    }

    @Bean
    Resources pactResources(
            JdbcClient jdbc,
            Pacticipants pacticipants,
            Versions versions,
            ObjectProvider<BrokerEventListener> listeners,
            Environment environment) {
        Pacts pacts = new Pacts(jdbc);
        PactDeletion deletion = new PactDeletion(jdbc);
        Publisher publisher =
                new Publisher(jdbc, pacts, environment.getProperty(MODIFICATION_ALLOWED, Boolean.class, false));
        Announcer announcer = new Announcer(new Standings(jdbc), listeners);
        Parties parties = new Parties(
                pacticipants,
                new SimilarNames(pacticipants, environment.getProperty(SIMILAR_NAMES, Boolean.class, true)));
        List<Resources> all = List.of(
                new PactResources(pacts, deletion, versions),
                new PublishResources(parties, versions, publisher, announcer, pacts),
                new PublishContracts(parties, versions, publisher, announcer),
                new PactListResources(pacts, deletion),
                new ProviderPactResources(pacts, pacticipants),
                new DiffResources(pacts));
        return (Routes routes) -> all.forEach(each -> each.register(routes));
    }
}
