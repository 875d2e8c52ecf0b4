package dev.concordat.broker.internal.webhook;

import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.outbound.Outbound;
import dev.concordat.broker.internal.outbound.OutboundRules;
import dev.concordat.broker.internal.pact.Pacts;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the parts of this package together. */
@Configuration(proxyBeanMethods = false)
public class WebhookConfiguration {

    @Bean
    OutboundRules outboundRules(Environment environment) {
        return OutboundRules.of(environment);
    }

    @Bean
    WebhookSettings webhookSettings(Environment environment) {
        return WebhookSettings.of(environment);
    }

    @Bean
    Outbound outbound(OutboundRules rules) {
        return new Outbound(rules);
    }

    @Bean
    Caller webhookCaller(Outbound outbound, OutboundRules rules, WebhookSettings settings, JdbcClient jdbc) {
        return new Caller(outbound, rules, settings, new Variables(jdbc));
    }

    @Bean
    Deliveries webhookDeliveries(JdbcClient jdbc, Caller caller, WebhookSettings settings) {
        return new Deliveries(new TriggeredWebhooks(jdbc), new DueWebhooks(jdbc), caller, settings.retrySeconds());
    }

    @Bean
    Resources webhookResources(JdbcClient jdbc, OutboundRules rules, Caller caller, Pacticipants pacticipants) {
        WebhookReader reader = new WebhookReader(
                new RequestReader(rules), name -> pacticipants.find(name).isPresent());
        return (Routes routes) -> new WebhookResources(
                        new Webhooks(jdbc), reader, new WebhookTrial(jdbc, caller), pacticipants)
                .register(routes);
    }

    @Bean
    Resources triggeredWebhookResources(
            JdbcClient jdbc, WebhookSettings settings, Pacts pacts, Pacticipants pacticipants) {
        TriggeredWebhookView view =
                new TriggeredWebhookView(settings.retrySeconds().size() + 1);
        return (Routes routes) -> new TriggeredWebhookResources(
                        new TriggeredWebhooks(jdbc), view, pacts, pacticipants, jdbc)
                .register(routes);
    }
}
