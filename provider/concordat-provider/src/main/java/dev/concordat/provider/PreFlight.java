package dev.concordat.provider;

import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import dev.concordat.configuration.Settings;
import dev.concordat.provider.internal.state.StateCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares what the pacts need with what is declared, before anything is started for it.
 *
 * @param testClass whose methods are looked at
 * @param run what is about to be verified
 */
record PreFlight(Class<?> testClass, ContractRun run) {

    /** How many interactions that need the same are told one by one. */
    private static final int SHOWN = 3;

    /** Who needs a state, and with which parameters. */
    private record Need(Set<String> parameters, List<ContractCase> cases) {}

    /** Every fault; nothing where the run can begin. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        problems.addAll(missingStates());
        problems.addAll(faultyStates());
        problems.addAll(missingProducers());
        problems.addAll(unsupported());
        return problems;
    }

    /** The states that are declared, but that no pact needs. */
    Set<String> unusedStates() {
        Set<String> unused = new LinkedHashSet<>(run.world().states().names());
        unused.removeAll(needs().keySet());
        return unused;
    }

    /** Why an interaction was not run, for the report; the whole story is the class's failure. */
    String reason(ContractCase contractCase) {
        List<String> missing = contractCase.needed().stream()
                .map(ContractCase.NeededState::name)
                .filter(name -> run.world().states().find(name).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            return "Not run: provider state '" + String.join("', '", missing) + "' is not declared.";
        }
        boolean produced = run.world().producers().descriptions().contains(contractCase.description());
        return contractCase.isMessage() && !produced
                ? "Not run: no method produces the message '" + contractCase.description() + "'."
                : "Not run: the declarations for '" + run.provider() + "' have faults; see the failure of "
                        + testClass.getName() + ".";
    }

    private List<Problem> missingStates() {
        StateCatalogue declared = run.world().states();
        Map<String, Need> missing = needs();
        missing.keySet().removeAll(declared.names());
        if (missing.isEmpty()) {
            return List.of();
        }
        String what = missing.size() == 1 ? "A provider state is" : missing.size() + " provider states are";
        String details = missing.entrySet().stream()
                .map(entry -> missing(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        String fix = "declare them in src/test/resources/" + Settings.FILE + ", or by @ProviderState methods of "
                + testClass.getSimpleName() + ". Declared: " + quoted(declared.names()) + ". To paste:\n"
                + new StateStub(missing.entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry -> entry.getValue().parameters(),
                                        (one, two) -> one,
                                        LinkedHashMap::new)))
                        .yaml();
        return List.of(new Problem(
                what + " needed by the pacts of '" + run.provider() + "', but not declared:" + details,
                testClass.getName() + ", " + Settings.FILE,
                fix));
    }

    private String missing(String name, Need need) {
        String near = Nearest.to(name, run.world().states().names())
                .map(known -> " Did you mean '" + known + "'?")
                .orElse("");
        List<String> users =
                need.cases().stream().map(ContractCase::where).distinct().toList();
        String first =
                users.stream().limit(SHOWN).map(user -> "\n      " + user).collect(Collectors.joining());
        String more = users.size() <= SHOWN ? "" : "\n      and " + (users.size() - SHOWN) + " more";
        return "\n    '" + name + "'." + near + " Needed by" + first + more;
    }

    private List<Problem> faultyStates() {
        Set<Problem> problems = new LinkedHashSet<>();
        run.cases()
                .forEach(it -> it.needed()
                        .forEach(needed -> run.world()
                                .states()
                                .find(needed.name())
                                .ifPresent(state -> state.check(needed.parameters()).stream()
                                        .map(problem -> new Problem(
                                                problem.what(), problem.where() + ",\n" + it.where(), problem.fix()))
                                        .forEach(problems::add))));
        // One fault of a state may show with each interaction that needs it; its first use is enough.
        Set<String> told = new TreeSet<>();
        return problems.stream()
                .filter(problem -> told.add(problem.what() + problem.fix()))
                .toList();
    }

    private List<Problem> missingProducers() {
        Map<String, String> missing = new LinkedHashMap<>();
        run.cases().stream()
                .filter(ContractCase::isMessage)
                .filter(it -> !run.world().producers().descriptions().contains(it.description()))
                .forEach(it -> missing.putIfAbsent(it.description(), it.where()));
        return missing.entrySet().stream()
                .map(entry -> missingProducer(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Problem missingProducer(String description, String where) {
        Set<String> known = run.world().producers().descriptions();
        String near = Nearest.to(description, known)
                .map(it -> "did you mean '" + it + "'? ")
                .orElse("");
        return new Problem(
                "The pacts of '" + run.provider() + "' expect the message '" + description
                        + "', but no method produces it.",
                testClass.getName() + ",\n" + where,
                near + "Declared: " + quoted(known) + ". To paste:\n@MessageProducer(" + StateStub.quoted(description)
                        + ")\nProviderMessage " + StateStub.methodName(description)
                        + "(Map<String, Object> values) {\n    return ProviderMessage.of(content, metadata);\n}");
    }

    private List<Problem> unsupported() {
        return run.cases().stream()
                .filter(it -> !it.isHttp() && !it.isMessage())
                .map(it -> new Problem(
                        "The interaction '" + it.description()
                                + "' is of a kind that is not supported yet: synchronous messages.",
                        it.where(),
                        "verify it by other means, and keep its pact out of this folder until then."))
                .toList();
    }

    private Map<String, Need> needs() {
        Map<String, Need> needs = new LinkedHashMap<>();
        run.cases()
                .forEach(it -> it.needed().forEach(state -> {
                    Need need = needs.computeIfAbsent(
                            state.name(), name -> new Need(new LinkedHashSet<>(), new ArrayList<>()));
                    need.parameters().addAll(state.parameters().keySet());
                    need.cases().add(it);
                }));
        return needs;
    }

    private static String quoted(Set<String> names) {
        return names.isEmpty()
                ? "none"
                : names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }
}
