package dev.concordat.broker.internal.page;

import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.matrix.MatrixAnswers;
import dev.concordat.broker.internal.pact.Pacts;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages. */
@Configuration(proxyBeanMethods = false)
public class PageConfiguration {

    @Bean
    Resources pages(JdbcClient jdbc, MatrixAnswers answers) {
        Pacticipants pacticipants = new Pacticipants(jdbc);
        StaticFiles files = new StaticFiles();
        Pages pages = new Pages(new Templates(), files);
        Pacts pacts = new Pacts(jdbc);
        PactDetails details = new PactDetails(jdbc);
        Integrations integrations = new Integrations(jdbc);
        return routes -> {
            files.register(routes);
            new IntegrationPages(pages, integrations).register(routes);
            new NetworkPages(pages, integrations, pacticipants).register(routes);
            new MatrixPages(pages, integrations, new QuestionPage(answers, jdbc)).register(routes);
            new PairPages(pages, new Cells(jdbc), pacticipants).register(routes);
            new PacticipantPages(pages, jdbc, pacticipants, integrations).register(routes);
            new VersionPages(pages, jdbc).register(routes);
            new EnvironmentPages(pages, jdbc).register(routes);
            new PactPages(pages, pacts, details).register(routes);
            new DiffPages(pages, pacts, details).register(routes);
            new ResultPages(pages, pacts, details).register(routes);
        };
    }
}
