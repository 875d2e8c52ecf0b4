package dev.concordat.broker.page;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pacts of many interactions. */
public final class Large {

    private Large() {}

    /** One whose interactions differ by a number, which the paths and bodies have too. */
    public static String pact(String consumer, String provider, int interactions) {
        ObjectNode pact = new JsonMapper().createObjectNode();
        pact.putObject("consumer").put("name", consumer);
        pact.putObject("provider").put("name", provider);
        ArrayNode all = pact.putArray("interactions");
        for (int i = 0; i < interactions; i++) {
            ObjectNode interaction = all.addObject().put("description", "a request of number " + i);
            interaction.putObject("request").put("method", "GET").put("path", "/products/" + i);
            ObjectNode response = interaction.putObject("response").put("status", 200);
            response.putObject("body").put("id", i).put("name", "Kettle");
            response.putObject("matchingRules").putObject("$.body.id").put("match", "type");
        }
        pact.putObject("metadata").putObject("pactSpecification").put("version", "2.0.0");
        return pact.toString();
    }
}
