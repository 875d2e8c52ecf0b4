package dev.concordat.broker.internal.webhook;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pact.Pact;
import dev.concordat.broker.internal.pact.Pacts;
import dev.concordat.broker.internal.pact.Pair;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How webhooks went. */
final class TriggeredWebhookResources implements Resources {

    private final TriggeredWebhooks triggered;
    private final TriggeredWebhookView view;
    private final Pacts pacts;
    private final Pacticipants pacticipants;
    private final JdbcClient jdbc;

    TriggeredWebhookResources(
            TriggeredWebhooks triggered,
            TriggeredWebhookView view,
            Pacts pacts,
            Pacticipants pacticipants,
            JdbcClient jdbc) {
        this.triggered = triggered;
        this.view = view;
        this.pacts = pacts;
        this.pacticipants = pacticipants;
        this.jdbc = jdbc;
    }

    @Override
    public void register(Routes routes) {
        routes.on(Pair.PATH + "/webhooks/status").get(this::status);
        routes.on(Pair.PATH + "/version/{version}/triggered-webhooks").get(this::ofPact);
        routes.on(Pair.PATH + "/pact-version/{sha}/verification-results/{number}/triggered-webhooks")
                .get(this::ofVerification);
        routes.on("/triggered-webhooks/{uuid}/logs")
                .get(MediaTypes.TEXT, this::logsAsText)
                .get(this::logs);
    }

    private Answer status(Call call) {
        Pair pair = Pair.of(call);
        if (pacticipants.find(pair.consumer()).isEmpty()
                || pacticipants.find(pair.provider()).isEmpty()) {
            throw Refusal.notFound();
        }
        List<TriggeredWebhook> last = triggered.lastOfPair(pair.consumer(), pair.provider());
        return Answer.ok(view.status(pair, call.self(), last, call.links()));
    }

    private Answer ofPact(Call call) {
        Pact pact = pacts.ofVersion(Pair.of(call), call.path("version")).orElseThrow(Refusal::notFound);
        return Answer.ok(
                view.list(TriggeredWebhookView.title(pact), call.self(), triggered.ofPact(pact.id()), call.links()));
    }

    private Answer ofVerification(Call call) {
        String number = call.path("number");
        Pair pair = Pair.of(call);
        if (!number.matches("\\d{1,18}")
                || !jdbc.sql("""
                        select exists (select from verification v join pact_version x on x.id = v.pact_version_id
                          join pacticipant c on c.id = x.consumer_id join pacticipant p on p.id = x.provider_id
                          where v.id = ? and x.sha = ? and c.name = ? and p.name = ?)
                        """)
                        .params(Long.valueOf(number), call.path("sha"), pair.consumer(), pair.provider())
                        .query(Boolean.class)
                        .single()) {
            throw Refusal.notFound();
        }
        return Answer.ok(view.list(
                "Webhooks triggered by the publication of verification result " + number,
                call.self(),
                triggered.ofVerification(Long.parseLong(number)),
                call.links()));
    }

    private Answer logsAsText(Call call) {
        String uuid =
                triggered.find(call.path("uuid")).orElseThrow(Refusal::notFound).uuid();
        List<TriggeredWebhooks.Run> runs = triggered.runs(uuid);
        return Answer.ok(
                runs.isEmpty()
                        ? "The webhook has not been made yet.\n"
                        : runs.stream().map(TriggeredWebhooks.Run::logs).collect(Collectors.joining("\n")));
    }

    private Answer logs(Call call) {
        TriggeredWebhook each = triggered.find(call.path("uuid")).orElseThrow(Refusal::notFound);
        return Answer.ok(TriggeredWebhookView.logs(each, triggered.runs(each.uuid()), call.self(), call.links()));
    }
}
