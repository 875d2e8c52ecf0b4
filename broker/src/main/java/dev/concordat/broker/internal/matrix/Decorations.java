package dev.concordat.broker.internal.matrix;

import dev.concordat.broker.internal.environment.Environment;
import java.util.List;
import java.util.Map;

/**
 * What is told of versions beside their numbers, by their keys.
 *
 * @param branches the branches that each is on
 * @param tags the tags that each has
 * @param environments where each is
 */
record Decorations(
        Map<Long, List<Mark>> branches, Map<Long, List<Mark>> tags, Map<Long, List<Environment>> environments) {

    /**
     * A branch that a version is on, or a tag that it has.
     *
     * @param latest whether it is the last one there
     */
    record Mark(String name, boolean latest) {}

    List<Mark> branches(VersionKey version) {
        return branches.getOrDefault(version.id(), List.of());
    }

    List<Mark> tags(VersionKey version) {
        return tags.getOrDefault(version.id(), List.of());
    }

    List<Environment> environments(VersionKey version) {
        return environments.getOrDefault(version.id(), List.of());
    }
}
