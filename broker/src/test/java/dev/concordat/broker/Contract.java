package dev.concordat.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A contract as a consumer's build publishes it. */
public final class Contract {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final ObjectNode request = MAPPER.createObjectNode();
    private final List<String> tags = new ArrayList<>();
    private final String consumer;
    private String content = "anything";
    private @Nullable String state;

    private Contract(String consumer, String version) {
        this.consumer = consumer;
        request.put("pacticipantName", consumer).put("pacticipantVersionNumber", version);
        this.content = consumer + " " + version;
    }

    /** Of a version of a consumer; its content is its own, unless one is given. */
    public static Contract of(String consumer, String version) {
        return new Contract(consumer, version);
    }

    /** On a branch. */
    public Contract onBranch(String branch) {
        request.put("branch", branch);
        return this;
    }

    /** With a tag. */
    public Contract tagged(String tag) {
        tags.add(tag);
        return this;
    }

    /** With content that differs from that of other names. */
    public Contract saying(String name) {
        content = name;
        return this;
    }

    /** Its interaction needs a state. */
    public Contract given(String name) {
        state = name;
        return this;
    }

    /** Made by a build. */
    public Contract builtBy(String url) {
        request.put("buildUrl", url);
        return this;
    }

    /** Publishes it. */
    public void publish(BrokerCalls calls, String... providers) {
        HttpResponse<String> response = send(calls, providers);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    /** Publishes it, whatever is answered. */
    public HttpResponse<String> send(BrokerCalls calls, String... providers) {
        tags.forEach(request.withArray("tags")::add);
        ArrayNode contracts = request.putArray("contracts");
        for (String provider : providers) {
            contracts
                    .addObject()
                    .put("consumerName", consumer)
                    .put("providerName", provider)
                    .put("specification", "pact")
                    .put("contentType", "application/json")
                    .put(
                            "content",
                            Base64.getEncoder()
                                    .encodeToString(pact(provider).toString().getBytes(StandardCharsets.UTF_8)));
        }
        return calls.post("/contracts/publish", request.toString());
    }

    private ObjectNode pact(String provider) {
        ObjectNode pact = MAPPER.createObjectNode();
        pact.putObject("consumer").put("name", consumer);
        pact.putObject("provider").put("name", provider);
        ArrayNode interactions = pact.putArray("interactions");
        ObjectNode interaction = interactions.addObject().put("description", content);
        if (state != null) {
            interaction.put("providerState", state);
        }
        interaction.putObject("request").put("method", "GET").put("path", "/");
        interaction.putObject("response").put("status", 200);
        pact.putObject("metadata").putObject("pactSpecification").put("version", "2.0.0");
        return pact;
    }
}
