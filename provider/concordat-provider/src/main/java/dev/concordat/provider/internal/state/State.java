package dev.concordat.provider.internal.state;

import dev.concordat.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A declared provider state. */
public interface State {

    /** Its name, as pacts have it. */
    String name();

    /** Where it is declared: {@code file:line}, or class and method. */
    String where();

    /** Faults that show before anything runs, given the parameters that one pact has for it. */
    List<Problem> check(Map<String, @Nullable Object> parameters);

    /**
     * Reaches the state.
     *
     * @return values to inject into the request; may be empty
     * @throws Exception whatever stood in the way
     */
    Map<String, @Nullable Object> enter(Use use) throws Exception;

    /** Leaves it again, after the interaction, whatever became of that. */
    default void leave(Use use) throws Exception {}

    /**
     * One use of a state by an interaction.
     *
     * @param parameters as the pact has them
     * @param testInstances the running test's instances, outermost first
     */
    record Use(Map<String, @Nullable Object> parameters, List<Object> testInstances) {}
}
