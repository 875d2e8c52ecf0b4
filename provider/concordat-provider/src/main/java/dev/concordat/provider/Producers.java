package dev.concordat.provider;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import dev.concordat.provider.internal.state.StateDatabases;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of a test class that produce messages, by the descriptions of the messages. */
final class Producers {

    private final Map<String, MethodArguments> methods = new LinkedHashMap<>();

    static Producers of(List<Method> annotated, StateDatabases databases, List<Problem> problems) {
        Producers producers = new Producers();
        for (Method method : annotated) {
            MethodArguments arguments = new MethodArguments(method, databases);
            problems.addAll(arguments.check());
            for (String description :
                    AnnotatedMethods.required(method, MessageProducer.class).value()) {
                MethodArguments before = producers.methods.putIfAbsent(description, arguments);
                if (before != null) {
                    problems.add(new Problem(
                            "The message '" + description + "' has two producers.",
                            before.where() + ", " + arguments.where(),
                            "keep one of the two."));
                }
            }
        }
        return producers;
    }

    Set<String> descriptions() {
        return methods.keySet();
    }

    ProviderMessage produce(String description, List<Object> testInstances, Map<String, @Nullable Object> values) {
        MethodArguments method = methods.get(description);
        if (method == null) {
            throw new IllegalStateException("The pre-flight let a message without a producer pass: " + description);
        }
        Object message = method.call(testInstances, values);
        if (message instanceof ProviderMessage whole) {
            return whole;
        }
        if (message instanceof String text) {
            return ProviderMessage.of(text, Map.of());
        }
        if (message instanceof byte[] bytes) {
            return ProviderMessage.of(bytes, Map.of());
        }
        throw new ConcordatException(new Problem(
                "The producer of the message '" + description + "' returned "
                        + (message == null
                                ? "nothing"
                                : "a " + message.getClass().getName()) + ".",
                method.where(),
                "return the content as byte[] or String, or a ProviderMessage with its metadata."));
    }
}
