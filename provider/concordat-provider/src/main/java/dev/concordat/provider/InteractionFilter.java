package dev.concordat.provider;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import dev.concordat.pactbroker.PactProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Narrows a run to what somebody wants to look at.
 *
 * @param consumers whose pacts; all where none is named
 * @param description what the whole description must match
 * @param state what the name of one of the provider states must match
 */
record InteractionFilter(Set<String> consumers, Optional<Pattern> description, Optional<Pattern> state) {

    /** Pact JVM's properties. */
    static final String CONSUMERS = "pact.filter.consumers";

    static final String DESCRIPTION = "pact.filter.description";
    static final String STATE = "pact.filter.providerState";

    static InteractionFilter read(PactProperties properties) {
        return new InteractionFilter(
                Stream.of(properties.value(CONSUMERS).orElse("").split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                pattern(DESCRIPTION, properties),
                pattern(STATE, properties));
    }

    private static Optional<Pattern> pattern(String property, PactProperties properties) {
        return properties.value(property).map(text -> {
            try {
                return Pattern.compile(text);
            } catch (PatternSyntaxException e) {
                throw new ConcordatException(
                        Problem.at(
                                properties.origin(property),
                                "'" + text + "' is not a regular expression: " + e.getDescription() + ".",
                                "write one that matches the whole text, such as 'a request for .*'."),
                        e);
            }
        });
    }

    boolean takes(ContractCase contractCase) {
        return takes(contractCase.pact())
                && description
                        .map(wanted ->
                                wanted.matcher(contractCase.description()).matches())
                        .orElse(true)
                && state.map(wanted -> contractCase.needed().stream()
                                .anyMatch(
                                        needed -> wanted.matcher(needed.name()).matches()))
                        .orElse(true);
    }

    boolean takes(ContractPact pact) {
        return consumers.isEmpty() || consumers.contains(pact.consumer());
    }

    /** That pacts are there, but it leaves none of their interactions. */
    Problem tooNarrow(List<ContractPact> pacts, PactProperties properties) {
        List<String> used = Stream.of(CONSUMERS, DESCRIPTION, STATE)
                .filter(property -> properties.value(property).isPresent())
                .toList();
        Set<String> known = pacts.stream().map(ContractPact::consumer).collect(Collectors.toSet());
        List<String> nearest = new ArrayList<>();
        consumers.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> Nearest.to(name, known).ifPresent(nearest::add));
        return new Problem(
                "There are interactions, but a filter leaves none of them: "
                        + used.stream()
                                .map(property -> property + "="
                                        + properties.value(property).orElse(""))
                                .collect(Collectors.joining(", "))
                        + ".",
                used.stream()
                        .map(property -> properties.origin(property).toString())
                        .collect(Collectors.joining(", ")),
                (nearest.isEmpty() ? "" : "did you mean '" + String.join("', '", nearest) + "'? ")
                        + "The pacts are of: '"
                        + known.stream().sorted().collect(Collectors.joining("', '")) + "'.");
    }
}
