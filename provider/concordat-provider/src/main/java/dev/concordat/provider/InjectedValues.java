package dev.concordat.provider;

import au.com.dius.pact.core.matchers.generators.ArrayContainsJsonGenerator;
import au.com.dius.pact.core.model.generators.Generators;
import au.com.dius.pact.core.model.generators.ProviderStateGenerator;
import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values that states gave, for Pact's generators to put into requests and expectations.
 *
 * @param contractCase what they are for
 * @param values the parameters of the states, and what the states returned
 */
record InjectedValues(ContractCase contractCase, Map<String, @Nullable Object> values) {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");

    /** What generators look into; Pact's own keys. */
    Map<String, Object> context() {
        Map<String, Object> context = new HashMap<>();
        context.put("providerState", values);
        context.put("ArrayContainsJsonGenerator", ArrayContainsJsonGenerator.INSTANCE);
        return context;
    }

    /** Throws where a generator asks for a value that no state gave: Pact would go on with an empty text. */
    void check(Generators generators) {
        TreeSet<String> missing = new TreeSet<>();
        generators.getCategories().values().stream()
                .flatMap(category -> category.values().stream())
                .filter(ProviderStateGenerator.class::isInstance)
                .map(generator -> ((ProviderStateGenerator) generator).getExpression())
                .forEach(expression -> missing.addAll(missing(expression)));
        if (!missing.isEmpty()) {
            String names = "'" + String.join("', '", missing) + "'";
            throw new ConcordatException(new Problem(
                    "The pact asks for " + names + " from the provider's state, but no state gives it.",
                    contractCase.where(),
                    "return it from " + states() + ". Given: "
                            + (values.isEmpty() ? "none" : String.join(", ", values.keySet())) + "."));
        }
    }

    private String states() {
        List<String> names = contractCase.needed().stream()
                .map(state -> "'" + state.name() + "'")
                .toList();
        return names.isEmpty() ? "a provider state" : "provider state " + String.join(" or ", names);
    }

    private List<String> missing(String expression) {
        Matcher place = EXPRESSION.matcher(expression);
        if (!place.find()) {
            return values.containsKey(expression) ? List.of() : List.of(expression);
        }
        return place.reset()
                .results()
                .map(it -> it.group(1))
                .filter(name -> !values.containsKey(name))
                .toList();
    }
}
