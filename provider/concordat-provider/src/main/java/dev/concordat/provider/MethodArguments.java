package dev.concordat.provider;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.database.Database;
import dev.concordat.provider.internal.state.StateDatabases;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Calls the annotated methods of a test class with what they ask for.
 *
 * @param method what to call
 * @param databases what there is for a parameter that is a database
 */
record MethodArguments(Method method, StateDatabases databases) {

    String where() {
        return method.getDeclaringClass().getName() + "#" + method.getName();
    }

    /** A fault for each parameter that nothing can be given for. */
    List<Problem> check() {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> !isKnown(parameter))
                .map(parameter -> new Problem(
                        "Parameter '" + parameter + "' of method '" + method.getName() + "' cannot be provided.",
                        where(),
                        "take Map<String, Object>, Database, DataSource, or single parameters by"
                                + " @StateParameter(\"name\")."))
                .toList();
    }

    private static boolean isKnown(Parameter parameter) {
        return parameter.isAnnotationPresent(StateParameter.class)
                ? Conversion.knows(parameter.getType())
                : List.of(Map.class, Database.class, DataSource.class).contains(parameter.getType());
    }

    @Nullable Object call(List<Object> testInstances, Map<String, @Nullable Object> values) {
        // Of nested test classes the innermost that has the method: a subclass counts as its superclass.
        Object target = testInstances.stream()
                .filter(method.getDeclaringClass()::isInstance)
                .reduce((outer, inner) -> inner)
                .orElse(null);
        @Nullable Object[] arguments = Arrays.stream(method.getParameters())
                .map(parameter -> argument(parameter, values))
                .toArray();
        return ReflectionSupport.invokeMethod(method, target, arguments);
    }

    private @Nullable Object argument(Parameter parameter, Map<String, @Nullable Object> values) {
        StateParameter named = parameter.getAnnotation(StateParameter.class);
        if (named != null) {
            return single(named.value(), parameter.getType(), values);
        }
        if (parameter.getType() == Map.class) {
            return values;
        }
        Database database = databases.get(Optional.empty(), Origin.of(where()));
        return parameter.getType() == DataSource.class ? database.dataSource() : database;
    }

    private @Nullable Object single(String name, Class<?> type, Map<String, @Nullable Object> values) {
        Object value = values.get(name);
        if (value == null && (type.isPrimitive() || !values.containsKey(name))) {
            throw new ConcordatException(new Problem(
                    "Method '" + method.getName() + "' asks for the state parameter '" + name
                            + "', which the pact does not give.",
                    where(),
                    "take it as Map<String, Object> if it is optional. Given: "
                            + (values.isEmpty() ? "none" : String.join(", ", values.keySet())) + "."));
        }
        try {
            return value == null ? null : Conversion.to(type, value);
        } catch (IllegalArgumentException e) {
            throw new ConcordatException(
                    new Problem(
                            "The state parameter '" + name + "' is '" + value + "', which is no " + type.getSimpleName()
                                    + ".",
                            where(),
                            "correct the parameter's type, or the pact's value."),
                    e);
        }
    }
}
