package dev.concordat.broker.internal.diagnostic;

import dev.concordat.broker.internal.http.Answer;
import dev.concordat.broker.internal.http.Call;
import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Links;
import dev.concordat.broker.internal.http.MediaTypes;
import dev.concordat.broker.internal.http.Resources;
import dev.concordat.broker.internal.http.Routes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Whether the broker answers, and whether its database does. */
final class StatusResources implements Resources {

    private static final Logger LOG = LoggerFactory.getLogger(StatusResources.class);

    private final JdbcClient jdbc;

    StatusResources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void register(Routes routes) {
        routes.on("/diagnostic/status/heartbeat").get(StatusResources::heartbeat);
        routes.on("/diagnostic/status/dependencies").get(this::dependencies);
    }

    private static Answer heartbeat(Call call) {
        return answer(200, Json.object().put("ok", true), "/diagnostic/status/heartbeat", call);
    }

    private Answer dependencies(Call call) {
        ObjectNode json = Json.object();
        ObjectNode database = json.putObject("database");
        boolean answers = databaseAnswers();
        database.put("ok", answers);
        if (!answers) {
            database.putObject("error").put("message", "The database does not answer; the broker's log says why.");
        }
        return answer(answers ? 200 : 500, json, "/diagnostic/status/dependencies", call);
    }

    private boolean databaseAnswers() {
        try {
            return jdbc.sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException e) {
            LOG.error("The database does not answer", e);
            return false;
        }
    }

    /** Probes know these two answers without a charset. */
    private static Answer answer(int status, ObjectNode json, String path, Call call) {
        json.putObject("_links").set("self", Links.link(call.links().href(path)));
        return Answer.of(status, Json.bytes(json)).withContentType(MediaTypes.HAL);
    }
}
