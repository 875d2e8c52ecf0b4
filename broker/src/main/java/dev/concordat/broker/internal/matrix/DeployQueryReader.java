package dev.concordat.broker.internal.matrix;

import dev.concordat.broker.internal.environment.Environments;
import dev.concordat.broker.internal.http.Query;
import dev.concordat.broker.internal.http.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the question of {@code /can-i-deploy}: one version, one destination. */
final class DeployQueryReader {

    private DeployQueryReader() {}

    /**
     * The question.
     *
     * @throws Refusal 400 with all that is wrong, by parameter
     */
    static MatrixQuery read(Query query, PartySearch parties, Environments environments) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        String pacticipant = required(query, "pacticipant", errors);
        String version = required(query, "version", errors);
        String to = optional(query, "to", errors);
        String environment = optional(query, "environment", errors);
        if (pacticipant != null && parties.find(List.of(pacticipant)).isEmpty()) {
            errors.put(
                    "pacticipant",
                    List.of("There is no pacticipant named '" + pacticipant + "'."
                            + Notices.meant(pacticipant, parties.names())));
        }
        if (environment != null && environments.named(environment).isEmpty()) {
            errors.put("environment", List.of(QueryReader.unknownEnvironment(environment, environments)));
        }
        if (to != null && environment != null) {
            errors.put("", List.of("There can be one destination only: an environment, or a tag ('to')."));
        } else if (query.get("to") == null && query.get("environment") == null) {
            errors.put("", List.of("Name the destination: an environment, or a tag ('to')."));
        }
        if (!errors.isEmpty() || pacticipant == null || version == null) {
            throw Refusal.fields(400, errors);
        }
        Criteria destination = environment == null ? latestTagged(to) : Criteria.in(environment);
        return new MatrixQuery(
                List.of(new Selector(pacticipant, Criteria.version(version))),
                destination,
                ignored(query),
                Narrowing.by(LatestBy.CVP));
    }

    private static Criteria latestTagged(@Nullable String tag) {
        return tag == null ? Criteria.NONE : Criteria.latestTagged(tag);
    }

    private static @Nullable String required(Query query, String name, Map<String, List<String>> errors) {
        if (query.get(name) == null) {
            errors.put(name, List.of("is missing"));
        }
        return optional(query, name, errors);
    }

    private static @Nullable String optional(Query query, String name, Map<String, List<String>> errors) {
        String value = query.get(name);
        if (value != null && value.isBlank()) {
            errors.put(name, List.of("must not be blank"));
            return null;
        }
        return value;
    }

    private static List<Selector> ignored(Query query) {
        return Groups.of(query, "ignore").stream()
                .filter(group -> !part(group, "pacticipant").isBlank())
                .map(group -> new Selector(
                        part(group, "pacticipant"),
                        part(group, "version").isBlank() ? Criteria.NONE : Criteria.version(part(group, "version"))))
                .toList();
    }

    private static String part(Map<String, String> group, String name) {
        return group.getOrDefault(name, "");
    }
}
