package dev.concordat.cli.migrations;

import dev.concordat.outcome.InteractionOutcome;
import dev.concordat.outcome.InteractionOutcome.Status;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An interaction before and after a migration.
 *
 * @param key which one
 * @param provider who was asked
 * @param pending whether it may still fail
 * @param before at the version before
 * @param after at the migration's own version
 */
record ComparedInteraction(Key key, String provider, boolean pending, Side before, Side after) {

    /** What tells one interaction from another. */
    record Key(String consumer, String pact, String type, String description, List<String> states) {

        Key {
            states = List.copyOf(states);
        }

        static Key of(InteractionOutcome outcome) {
            return new Key(outcome.consumer(), outcome.pact(), outcome.type(), outcome.description(), outcome.states());
        }
    }

    static ComparedInteraction of(
            String provider, @Nullable InteractionOutcome before, @Nullable InteractionOutcome after) {
        List<InteractionOutcome> known =
                Stream.of(before, after).filter(Objects::nonNull).toList();
        return new ComparedInteraction(
                Key.of(known.get(0)),
                provider,
                known.stream().anyMatch(outcome -> outcome.status() == Status.PENDING),
                Side.of(before),
                Side.of(after));
    }

    Effect effect() {
        if (!before.state().isKnown() || !after.state().isKnown()) {
            return Effect.UNKNOWN;
        }
        boolean held = before.state() == Side.State.PASSES;
        if (after.state() == Side.State.PASSES) {
            return held ? Effect.PASSES : Effect.NEEDS;
        }
        return held ? Effect.BROKEN : Effect.FAILS;
    }

    /** Whose contract it belongs to: {@code storefront -> catalog}. */
    String contract() {
        return key.consumer() + " -> " + provider;
    }
}
