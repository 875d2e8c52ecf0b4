package dev.concordat.database.internal.command;

import java.util.List;

/**
 * What a verb comes to for one database.
 *
 * @param steps what is done, for people; empty where there is nothing to do
 * @param action does it
 * @param done what to say when it is done, or when there was nothing to do
 */
record Plan(List<String> steps, Runnable action, String done) {

    Plan {
        steps = List.copyOf(steps);
    }

    static Plan nothing(String reason) {
        return new Plan(List.of(), () -> {}, reason);
    }
}
