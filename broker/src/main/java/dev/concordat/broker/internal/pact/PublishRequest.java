package dev.concordat.broker.internal.pact;

import dev.concordat.broker.internal.http.Json;
import dev.concordat.broker.internal.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code POST /contracts/publish} is sent: all pacts of one consumer version.
 *
 * @param consumer whose
 * @param version of which version
 * @param branch the branch it is on
 * @param tags the tags it is to bear
 * @param buildUrl the build that published
 * @param contracts one for each provider
 */
record PublishRequest(
        String consumer,
        String version,
        Optional<String> branch,
        List<String> tags,
        Optional<String> buildUrl,
        List<Contract> contracts) {

    /** The names of all that take part. */
    Set<String> parties() {
        Set<String> names = contracts.stream().map(Contract::provider).collect(Collectors.toSet());
        names.add(consumer);
        return names;
    }

    /** One pact. */
    record Contract(String provider, PactContent content, Publisher.Mode mode) {}

    /**
     * Reads a request.
     *
     * @throws Refusal 400 with everything that is wrong with it
     */
    static PublishRequest of(ObjectNode body) {
        return new Reader(body).read();
    }

    /** Collects faults while it reads. */
    private static final class Reader {

        private final ObjectNode body;
        private final Map<String, List<String>> errors = new LinkedHashMap<>();

        Reader(ObjectNode body) {
            this.body = body;
        }

        PublishRequest read() {
            String consumer = required("pacticipantName");
            String version = required("pacticipantVersionNumber");
            Optional<String> branch = optional("branch");
            Optional<String> buildUrl = optional("buildUrl");
            List<String> tags = tags();
            List<Contract> contracts = contracts(consumer);
            if (errors.isEmpty() && contracts.isEmpty()) {
                error("contracts", "is empty: name at least one");
            }
            if (!errors.isEmpty()) {
                throw Refusal.fields(400, errors);
            }
            return new PublishRequest(consumer, version, branch, tags, buildUrl, contracts);
        }

        private String required(String field) {
            if (!body.hasNonNull(field)) {
                error(field, "is missing");
                return "";
            }
            return checked(field, body.get(field));
        }

        private Optional<String> optional(String field) {
            return body.hasNonNull(field) ? Optional.of(checked(field, body.get(field))) : Optional.empty();
        }

        private String checked(String field, JsonNode value) {
            if (!value.isString()) {
                error(field, "must be a string");
                return "";
            }
            String text = value.asString();
            if (text.isBlank()) {
                error(field, "must not be blank");
            } else if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
                error(field, "must be one line");
            } else if (text.length() > 500) {
                error(field, "must not be longer than 500 characters");
            } else if (text.indexOf('\0') >= 0) {
                error(field, "must not hold a zero character");
            }
            return text;
        }

        private List<String> tags() {
            JsonNode tags = body.path("tags");
            if (tags.isMissingNode() || tags.isNull()) {
                return List.of();
            }
            List<String> result = new ArrayList<>();
            if (!tags.isArray()) {
                error("tags", "must be an array");
            }
            int index = 0;
            for (JsonNode tag : tags) {
                if (!tag.isString()
                        || tag.asString().isBlank()
                        || tag.asString().indexOf('\0') >= 0) {
                    error("tags", "must be a string that is not blank (at index " + index + ")");
                } else {
                    result.add(tag.asString());
                }
                index++;
            }
            return result;
        }

        private List<Contract> contracts(String consumer) {
            JsonNode contracts = body.path("contracts");
            if (contracts.isMissingNode() || contracts.isNull()) {
                error("contracts", "is missing");
                return List.of();
            }
            if (!contracts.isArray()) {
                error("contracts", "must be an array");
                return List.of();
            }
            List<Contract> result = new ArrayList<>();
            for (int i = 0; i < contracts.size(); i++) {
                if (contracts.get(i) instanceof ObjectNode contract) {
                    contract(contract, consumer, " (at index " + i + ")").ifPresent(result::add);
                } else {
                    error("contracts", "must be an object (at index " + i + ")");
                }
            }
            return result;
        }

        private Optional<Contract> contract(ObjectNode contract, String consumer, String at) {
            String provider = text(contract, "providerName", at);
            String given = text(contract, "consumerName", at);
            one(contract, "specification", List.of("pact"), true, at);
            one(contract, "contentType", List.of("application/json"), true, at);
            one(contract, "onConflict", List.of("overwrite", "merge"), false, at);
            ObjectNode content = content(contract, at);
            if (!given.isEmpty() && !given.equals(consumer)) {
                error("contracts", "consumerName '" + given + "' is not pacticipantName '" + consumer + "'" + at);
            }
            if (content == null || provider.isEmpty()) {
                return Optional.empty();
            }
            PactContent pact = PactContent.of(content);
            compare(pact, "consumer", given, at);
            compare(pact, "provider", provider, at);
            boolean merge = "merge".equals(contract.path("onConflict").asString(""))
                    || "merge".equals(contract.path("writeMode").asString(""));
            return Optional.of(
                    new Contract(provider, pact, merge ? Publisher.Mode.MERGE_IF_ALLOWED : Publisher.Mode.REPLACE));
        }

        private void compare(PactContent pact, String role, String name, String at) {
            pact.name(role)
                    .filter(inside -> !name.isEmpty() && !inside.equals(name))
                    .ifPresent(inside -> error(
                            "contracts", "the content's " + role + " is '" + inside + "', not '" + name + "'" + at));
        }

        private String text(ObjectNode contract, String field, String at) {
            JsonNode value = contract.path(field);
            if (!value.isString() || value.asString().isBlank()) {
                error(
                        "contracts",
                        field + (value.isMissingNode() ? " is missing" : " must be a string that is not blank") + at);
                return "";
            }
            return value.asString();
        }

        private void one(ObjectNode contract, String field, List<String> allowed, boolean needed, String at) {
            JsonNode value = contract.path(field);
            if (value.isMissingNode() && needed) {
                error("contracts", field + " is missing" + at);
            } else if (!value.isMissingNode() && !(value.isString() && allowed.contains(value.asString()))) {
                error("contracts", field + " must be " + String.join(" or ", allowed) + at);
            }
        }

        private @Nullable ObjectNode content(ObjectNode contract, String at) {
            JsonNode content = contract.path("content");
            if (!content.isString()) {
                error("contracts", "content is missing" + at);
                error("contracts", "content is not Base64" + at);
                error("contracts", "content is not JSON" + at);
                return null;
            }
            try {
                byte[] octets = decode(content.asString());
                JsonNode tree = Json.read(new String(octets, StandardCharsets.UTF_8));
                if (tree instanceof ObjectNode object) {
                    return object;
                }
                error("contracts", "content is JSON, but not an object" + at);
            } catch (IllegalArgumentException e) {
                error("contracts", "content is not Base64" + at);
            } catch (JacksonException e) {
                error("contracts", "content is not JSON that can be read" + at);
            }
            return null;
        }

        /** Of the alphabet and line breaks alone: the decoder that skips these would skip anything. */
        private static byte[] decode(String text) {
            Base64.Decoder decoder = Base64.getDecoder();
            try {
                return decoder.decode(text);
            } catch (IllegalArgumentException e) {
                return decoder.decode(text.replaceAll("\\s", ""));
            }
        }

        private void error(String field, String message) {
            errors.computeIfAbsent(field, any -> new ArrayList<>()).add(message);
        }
    }
}
