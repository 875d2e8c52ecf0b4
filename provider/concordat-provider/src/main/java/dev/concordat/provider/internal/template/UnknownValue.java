package dev.concordat.provider.internal.template;

import dev.concordat.Origin;
import dev.concordat.Problem;
import dev.concordat.configuration.Nearest;
import java.util.Collection;
import java.util.List;

/** An expression in a template that leads to no value. */
public final class UnknownValue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String expression;
    private final transient List<String> known;

    UnknownValue(String expression, Collection<String> known) {
        super("'${" + expression + "}' is not known.");
        this.expression = expression;
        this.known = List.copyOf(known);
    }

    /** The same as a person needs it; {@code user} is what the template belongs to: {@code Provider state 'x'}. */
    public Problem problem(Origin origin, String user) {
        String near = Nearest.to(expression, known)
                .map(name -> "did you mean '${" + name + "}'? ")
                .orElse("");
        return Problem.at(
                origin,
                user + " uses '${" + expression + "}', which it is not given.",
                near + "Known: " + (known.isEmpty() ? "none" : String.join(", ", known)) + ". A default is written '${"
                        + expression + ":...}'.");
    }
}
