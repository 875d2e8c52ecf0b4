package dev.concordat.broker.internal.integration;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Page;
import dev.concordat.broker.internal.http.Refusal;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import dev.concordat.broker.internal.pacticipant.Pacticipants;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /dashboard}: the pacts that matter now, for programs and for people at a terminal. */
final class DashboardResources implements Resources {

    private final Dashboard dashboard;
    private final Pacticipants pacticipants;

    DashboardResources(Dashboard dashboard, Pacticipants pacticipants) {
        this.dashboard = dashboard;
        this.pacticipants = pacticipants;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/dashboard")
                .get(call -> json(dashboard.find(null, null, Page.of(call.query())), call))
                .get(MediaTypes.TEXT, call -> text(dashboard.find(null, null, Page.of(call.query()))));
        routes.on("/dashboard/provider/{provider}/consumer/{consumer}")
                .get(call -> json(pair(call), call))
                .get(MediaTypes.TEXT, call -> text(pair(call)));
    }

    private List<DashboardItem> pair(Call call) {
        String consumer = call.path("consumer");
        String provider = call.path("provider");
        if (pacticipants.find(consumer).isEmpty() || pacticipants.find(provider).isEmpty()) {
            throw Refusal.notFound();
        }
        return dashboard.find(consumer, provider, Page.of(call.query()));
    }

    private static Answer json(List<DashboardItem> items, Call call) {
        DashboardJson render = new DashboardJson(call.links());
        ObjectNode json = Json.object();
        ArrayNode array = json.putArray("items");
        items.stream()
                .sorted(Comparator.comparing(DashboardItem::lastActivity).reversed())
                .forEach(item -> array.add(render.of(item)));
        return Answer.ok(json);
    }

    private static Answer text(List<DashboardItem> items) {
        return Answer.ok(DashboardTable.of(items));
    }
}
