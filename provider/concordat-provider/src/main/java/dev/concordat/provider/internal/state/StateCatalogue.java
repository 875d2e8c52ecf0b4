package dev.concordat.provider.internal.state;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.configuration.Settings;
import dev.concordat.provider.internal.stub.ThirdParties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All states that are declared, in YAML and by methods, by name. */
public final class StateCatalogue {

    private final Map<String, State> states = new LinkedHashMap<>();

    private StateCatalogue() {}

    /**
     * The states of the settings and of a test class's methods.
     *
     * @throws ConcordatException that tells every fault of the declarations, states declared twice among them
     */
    public static StateCatalogue of(
            Settings settings, StateDatabases databases, ThirdParties thirdParties, List<? extends State> methods) {
        StateCatalogue catalogue = new StateCatalogue();
        List<Problem> problems = new ArrayList<>();
        settings.section(Settings.STATES)
                .ifPresent(section -> section.entries().forEach((name, declared) -> {
                    try {
                        catalogue.states.put(name, new YamlState(name, declared, databases, thirdParties));
                    } catch (ConcordatException e) {
                        problems.addAll(e.problems());
                    }
                }));
        methods.forEach(state -> catalogue.add(state, problems));
        if (!problems.isEmpty()) {
            throw new ConcordatException(problems, null);
        }
        return catalogue;
    }

    private void add(State state, List<Problem> problems) {
        State before = states.putIfAbsent(state.name(), state);
        if (before != null) {
            problems.add(new Problem(
                    "Provider state '" + state.name() + "' is declared twice.",
                    before.where() + ", " + state.where(),
                    "keep one of the two."));
        }
    }

    /** The state of a name. */
    public Optional<State> find(String name) {
        return Optional.ofNullable(states.get(name));
    }

    /** All names, in the order of their declaration. */
    public Set<String> names() {
        return states.keySet();
    }
}
