package dev.concordat.broker.internal.pacticipant;

import dev.concordat.broker.internal.environment.Deployments;
import dev.concordat.broker.internal.environment.Environments;
import dev.concordat.broker.internal.environment.Releases;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pacticipants with their versions, branches, tags and labels. */
@Configuration(proxyBeanMethods = false)
public class PacticipantConfiguration {

    /** For Spring. */
    public PacticipantConfiguration() {}

    @Bean
    Pacticipants pacticipants(JdbcClient jdbc) {
        return new Pacticipants(jdbc);
    }

    @Bean
    Versions versions(JdbcClient jdbc) {
        return new Versions(jdbc);
    }

    @Bean
    @Order(1)
    VersionLinks versionDeployments(Environments environments, Deployments deployments, Releases releases) {
        return new VersionDeployments(environments, deployments, releases);
    }

    @Bean
    Resources pacticipantResources(
            JdbcClient jdbc, Pacticipants pacticipants, Versions versions, ObjectProvider<VersionLinks> further) {
        List<VersionLinks> links = further.orderedStream().toList();
        Branches branches = new Branches(jdbc);
        Tags tags = new Tags(jdbc);
        VersionList list = new VersionList(jdbc);
        VersionJson render = new VersionJson(list, links);
        List<Resources> all = List.of(
                new PacticipantResources(pacticipants, new PacticipantList(jdbc), links),
                new LabelResources(pacticipants, new Labels(jdbc)),
                new VersionListResources(pacticipants, branches, list, render),
                new VersionResources(pacticipants, versions, tags, render),
                new BranchResources(pacticipants, branches),
                new BranchVersionResources(pacticipants, versions, branches),
                new TagResources(pacticipants, versions, tags));
        return (Routes routes) -> all.forEach(each -> each.register(routes));
    }
}
