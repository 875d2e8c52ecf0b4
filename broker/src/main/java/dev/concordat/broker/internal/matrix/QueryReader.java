package dev.concordat.broker.internal.matrix;

import dev.concordat.broker.internal.environment.Environments;
import dev.concordat.broker.internal.http.Query;
import dev.concordat.broker.internal.http.Refusal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a question to the matrix from the parameters of an address, and collects what is wrong with it. */
final class QueryReader {

    /** So many rows are answered where the caller does not say. */
    private static final int LIMIT = 100;

    private final Query query;
    private final PartySearch parties;
    private final Environments environments;
    private final List<String> errors = new ArrayList<>();

    QueryReader(Query query, PartySearch parties, Environments environments) {
        this.query = query;
        this.parties = parties;
        this.environments = environments;
    }

    /**
     * The question of {@code /matrix}.
     *
     * @throws Refusal 400 with all that is wrong
     */
    MatrixQuery matrix() {
        List<Selector> selectors = selectors("q", "");
        if (Groups.of(query, "q").isEmpty()) {
            errors.add("Name at least one pacticipant: q[][pacticipant]=<name>.");
        }
        return read(selectors);
    }

    /**
     * The question of an address that names its pacticipants itself.
     *
     * @throws Refusal 400 with all that is wrong
     */
    MatrixQuery about(List<Selector> selectors) {
        return read(selectors);
    }

    private MatrixQuery read(List<Selector> selectors) {
        List<Selector> ignored = selectors("ignore", " to ignore");
        known(selectors);
        Criteria destination = destination();
        Narrowing narrowing = narrowing(destination);
        if (!errors.isEmpty()) {
            throw Refusal.list(400, errors);
        }
        return new MatrixQuery(selectors, destination, ignored, narrowing);
    }

    private List<Selector> selectors(String name, String purpose) {
        List<Selector> selectors = new ArrayList<>();
        for (Map<String, String> group : Groups.of(query, name)) {
            String pacticipant = text(group.get("pacticipant"));
            Criteria criteria = new Criteria(
                    text(group.get("version")),
                    "true".equals(group.get("latest")),
                    text(group.get("tag")),
                    text(group.get("branch")),
                    "true".equals(group.get("mainBranch")),
                    text(group.get("environment")));
            if (pacticipant == null) {
                errors.add("Name the pacticipant" + purpose + ": " + name + "[][pacticipant]=<name>.");
            } else if (criteria.version() != null && criteria.latest()) {
                errors.add("Of " + pacticipant + purpose + " both a version and the latest one are asked for;"
                        + " choose one of them.");
            } else {
                selectors.add(new Selector(pacticipant, criteria));
            }
        }
        return selectors;
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    private void known(List<Selector> selectors) {
        List<String> names =
                selectors.stream().map(Selector::pacticipant).distinct().toList();
        Set<String> known = parties.find(names).keySet();
        names.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> errors.add(
                        "There is no pacticipant named '" + name + "'." + Notices.meant(name, parties.names())));
    }

    private Criteria destination() {
        String to = text(query.get("to"));
        String tag = to == null ? text(query.get("tag")) : to;
        String environment = text(query.get("environment"));
        String branch = text(query.get("branch"));
        boolean mainBranch = "true".equals(query.get("mainBranch"));
        boolean latest = to != null || "true".equals(query.get("latest"));
        if (Stream.of(tag, environment, branch, mainBranch ? "" : null)
                        .filter(each -> each != null)
                        .count()
                > 1) {
            errors.add("There can be one destination only: a tag, a branch, the main branch, or an environment.");
        }
        if (latest && environment != null) {
            errors.add("In an environment every version counts: leave out latest=true, or the environment.");
        }
        if (environment != null && environments.named(environment).isEmpty()) {
            errors.add(unknownEnvironment(environment, environments));
        }
        return new Criteria(null, latest, tag, branch, mainBranch, environment);
    }

    static String unknownEnvironment(String name, Environments environments) {
        List<String> names = environments.all().stream()
                .map(environment -> environment.name())
                .toList();
        return "There is no environment named '" + name + "'." + Notices.meant(name, names);
    }

    /** Of what runs in an environment nothing is left out unless asked for. */
    private Narrowing narrowing(Criteria destination) {
        Integer limit = number("limit");
        return new Narrowing(
                latestBy(),
                outcomes(),
                limit == null && destination.environment() == null ? Integer.valueOf(LIMIT) : limit,
                number("days"));
    }

    private @Nullable LatestBy latestBy() {
        String name = text(query.get("latestby"));
        if (name == null) {
            return null;
        }
        return LatestBy.of(name).orElseGet(() -> {
            errors.add("latestby is '" + name + "', but must be one of cvpv, cvp and cp.");
            return null;
        });
    }

    private Set<Outcome> outcomes() {
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        Stream.concat(query.all("success[]").stream(), query.all("success").stream())
                .forEach(value -> {
                    switch (value) {
                        case "true" -> outcomes.add(Outcome.SUCCESS);
                        case "false" -> outcomes.add(Outcome.FAILED);
                        case "" -> outcomes.add(Outcome.UNKNOWN);
                        default ->
                            errors.add("success is '" + value + "', but must be true, false, or empty for unknown.");
                    }
                });
        return outcomes;
    }

    private @Nullable Integer number(String name) {
        String value = text(query.get(name));
        if (value == null) {
            return null;
        }
        if (!value.matches("0*[1-9]\\d{0,7}")) {
            errors.add(name + " is '" + value + "', but must be a whole number from 1 on.");
            return null;
        }
        return Integer.valueOf(value);
    }
}
