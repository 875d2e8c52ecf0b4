package dev.concordat.broker.internal.webhook;

import dev.concordat.broker.internal.outbound.Outbound;
import dev.concordat.broker.internal.outbound.OutboundRequest;
import dev.concordat.broker.internal.outbound.OutboundResponse;
import dev.concordat.broker.internal.outbound.OutboundRules;
import dev.concordat.broker.internal.outbound.UndeliverableException;

/** Makes a webhook's request. */
final class Caller {

    private final Outbound outbound;
    private final OutboundRules rules;
    private final WebhookSettings settings;
    private final Variables variables;

    Caller(Outbound outbound, OutboundRules rules, WebhookSettings settings, Variables variables) {
        this.outbound = outbound;
        this.rules = rules;
        this.settings = settings;
        this.variables = variables;
    }

    /** Makes it once, whatever comes of it. */
    Execution call(Template template, Occasion occasion) throws InterruptedException {
        OutboundRequest request = template.fill(variables.of(occasion));
        Execution execution = new Execution(
                request,
                Secrets.of(template, request.headers()),
                rules.isListed(request.uri().getHost()));
        try {
            OutboundResponse response = outbound.send(request);
            execution.answered(response, settings.successCodes().contains(response.status()));
        } catch (UndeliverableException e) {
            execution.failed(String.valueOf(e.getMessage()));
        }
        return execution;
    }
}
