package dev.concordat.broker.page;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A pact with something that wants to run in every place where there may be text. */
final class Hostile {

    private static final String SCRIPT = "<script>window.hacked = 1</script>";
    private static final String IMAGE = "\"><img src=x onerror=\"window.hacked = 1\">";
    private static final String ATTRIBUTE = "' onmouseover='window.hacked = 1' autofocus onfocus='window.hacked = 1";
    private static final String TEMPLATE =
            "{{{css}}} {{>layout}} </title></pre></textarea><svg onload=window.hacked=1>";

    static final String CONSUMER = "web " + IMAGE;
    static final String PROVIDER = "api " + SCRIPT;
    static final String VERSION = "1 " + ATTRIBUTE;

    private Hostile() {}

    static void fill(Sample sample) {
        sample.environment("prod " + IMAGE, true)
                .pact(CONSUMER, VERSION, "feat " + IMAGE, PROVIDER, pact(1))
                .tag(CONSUMER, VERSION, "tag " + TEMPLATE)
                .result(PROVIDER, "2 " + SCRIPT, CONSUMER, VERSION, false)
                .testResults("2 " + SCRIPT, results())
                .pact(CONSUMER, VERSION + "b", "main", PROVIDER, pact(2))
                .deploy(PROVIDER, "2 " + SCRIPT, "prod " + IMAGE, "blue " + IMAGE)
                .buildUrl(CONSUMER, "javascript:window.hacked=1")
                .repositoryUrl(CONSUMER, "javascript:window.hacked=1")
                .label(CONSUMER, "label " + IMAGE);
    }

    private static String results() {
        ObjectNode result =
                new JsonMapper().createObjectNode().put("interactionId", IMAGE).put("success", false);
        result.putArray("mismatches").addObject().put("attribute", SCRIPT).put("description", IMAGE);
        return new JsonMapper().createArrayNode().add(result).toString();
    }

    private static String pact(int revision) {
        ObjectNode pact = new JsonMapper().createObjectNode();
        pact.putObject("consumer").put("name", CONSUMER);
        pact.putObject("provider").put("name", PROVIDER);
        ObjectNode interaction = pact.putArray("interactions").addObject();
        interaction.put("description", SCRIPT + IMAGE + revision).put("type", "Synchronous/HTTP");
        ObjectNode state = interaction.putArray("providerStates").addObject().put("name", IMAGE);
        state.putObject("params").put(SCRIPT, IMAGE);
        interaction.putObject("comments").put(IMAGE, SCRIPT).putArray("text").add(TEMPLATE);
        fill(interaction.putObject("request").put("method", SCRIPT).put("path", IMAGE));
        fill(interaction.putObject("response").put("status", TEMPLATE));
        ObjectNode message = ((tools.jackson.databind.node.ArrayNode) pact.get("interactions")).addObject();
        message.put("description", ATTRIBUTE)
                .put("type", IMAGE)
                .putObject("contents")
                .put(SCRIPT, IMAGE);
        message.putObject("metadata").put(IMAGE, SCRIPT);
        pact.putObject("metadata").putObject("pactSpecification").put("version", SCRIPT);
        return pact.toString();
    }

    private static void fill(ObjectNode part) {
        part.putObject("headers").put(SCRIPT, IMAGE);
        part.putObject("query").putArray(IMAGE).add(SCRIPT);
        part.putObject("body").put(SCRIPT, IMAGE).put(TEMPLATE, ATTRIBUTE);
        ObjectNode rules = part.putObject("matchingRules");
        rules.putObject("path")
                .putArray("matchers")
                .addObject()
                .put("match", "regex")
                .put("regex", IMAGE);
        rules.putObject("body")
                .putObject("$." + SCRIPT)
                .putArray("matchers")
                .addObject()
                .put("match", SCRIPT);
        part.putObject("generators").putObject("body").putObject("$." + IMAGE).put("type", IMAGE);
    }
}
