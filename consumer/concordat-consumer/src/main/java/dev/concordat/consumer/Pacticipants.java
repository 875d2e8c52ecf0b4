package dev.concordat.consumer;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The two sides of a contract, as {@link ConsumerContract} names them. */
record Pacticipants(String consumer, String provider) {

    /** Those of a test class, an outer class's where it has none of its own. */
    static Pacticipants of(Class<?> testClass) {
        for (@Nullable Class<?> at = testClass; at != null; at = at.getEnclosingClass()) {
            Optional<ConsumerContract> found = AnnotationSupport.findAnnotation(at, ConsumerContract.class);
            if (found.isPresent()) {
                return new Pacticipants(found.get().consumer(), found.get().provider()).checked(at);
            }
        }
        throw new IllegalStateException("Nothing but @ConsumerContract registers this extension.");
    }

    private Pacticipants checked(Class<?> annotated) {
        if (consumer.isBlank() || provider.isBlank()) {
            throw new ConcordatException(new Problem(
                    "@ConsumerContract names consumer '" + consumer + "' and provider '" + provider
                            + "', and neither name may be empty.",
                    annotated.getName(),
                    "name both: @ConsumerContract(consumer = \"storefront\", provider = \"catalog\")."));
        }
        return this;
    }
}
