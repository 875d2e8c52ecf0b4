package dev.concordat.provider;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.provider.internal.state.State;
import dev.concordat.provider.internal.state.StateDatabases;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A state declared by methods of the test class: one to reach it, others to leave it. */
final class MethodState implements State {

    private final String name;
    private final List<MethodArguments> setUp = new ArrayList<>();
    private final List<MethodArguments> tearDown = new ArrayList<>();

    private MethodState(String name) {
        this.name = name;
    }

    /** The states that methods declare, in the order of the methods; faults of the methods go to {@code problems}. */
    static List<MethodState> of(List<Method> methods, StateDatabases databases, List<Problem> problems) {
        Map<String, MethodState> states = new LinkedHashMap<>();
        for (Method method : methods) {
            ProviderState declared = AnnotatedMethods.required(method, ProviderState.class);
            MethodArguments arguments = new MethodArguments(method, databases);
            problems.addAll(arguments.check());
            for (String name : declared.value()) {
                states.computeIfAbsent(name, MethodState::new)
                        .phase(declared.phase())
                        .add(arguments);
            }
        }
        states.values().forEach(state -> state.checkOnce(problems));
        return List.copyOf(states.values());
    }

    private List<MethodArguments> phase(ProviderState.Phase phase) {
        return phase == ProviderState.Phase.SETUP ? setUp : tearDown;
    }

    private void checkOnce(List<Problem> problems) {
        if (setUp.size() > 1) {
            problems.add(new Problem(
                    "Provider state '" + name + "' is declared by " + setUp.size() + " methods.",
                    where(),
                    "keep one of them."));
        }
        if (setUp.isEmpty()) {
            problems.add(new Problem(
                    "Provider state '" + name + "' has a method that leaves it, but none that reaches it.",
                    tearDown.get(0).where(),
                    "declare the state with @ProviderState(\"" + name + "\") on a method of phase SETUP as well."));
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String where() {
        return String.join(", ", setUp.stream().map(MethodArguments::where).toList());
    }

    @Override
    public List<Problem> check(Map<String, @Nullable Object> parameters) {
        return List.of();
    }

    @Override
    public Map<String, @Nullable Object> enter(Use use) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (MethodArguments method : setUp) {
            Object returned = method.call(use.testInstances(), use.parameters());
            if (returned instanceof Map<?, ?> map) {
                map.forEach((key, value) -> values.put(String.valueOf(key), value));
            } else if (returned != null) {
                throw new ConcordatException(new Problem(
                        "The method of provider state '" + name + "' returned a "
                                + returned.getClass().getSimpleName() + ", where a Map was expected.",
                        method.where(),
                        "return the values to inject as a Map<String, Object>, or nothing."));
            }
        }
        return values;
    }

    @Override
    public void leave(Use use) {
        tearDown.forEach(method -> method.call(use.testInstances(), use.parameters()));
    }
}
