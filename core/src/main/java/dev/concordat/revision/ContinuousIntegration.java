package dev.concordat.revision;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The build server this runs on, as it describes itself.
 *
 * @param commit what it builds; null where it does not say
 * @param branch of which branch; null where it builds none, as for a tag
 * @param buildUrl where a person sees the build; null where it does not say
 */
record ContinuousIntegration(
        @Nullable String commit,
        @Nullable String branch,
        @Nullable String buildUrl) {

    /** Knows GitLab, GitHub and Jenkins; empty on a developer's machine and on servers of other kinds. */
    static Optional<ContinuousIntegration> from(Function<String, @Nullable String> variables) {
        Variables given = new Variables(variables);
        if (given.has("GITLAB_CI")) {
            return Optional.of(gitlab(given));
        }
        if (given.has("GITHUB_ACTIONS")) {
            return Optional.of(github(given));
        }
        return given.has("JENKINS_URL") ? Optional.of(jenkins(given)) : Optional.empty();
    }

    private static ContinuousIntegration gitlab(Variables given) {
        return new ContinuousIntegration(
                given.first("CI_COMMIT_SHA"),
                given.first("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "CI_COMMIT_BRANCH"),
                given.first("CI_JOB_URL", "CI_PIPELINE_URL"));
    }

    private static ContinuousIntegration github(Variables given) {
        String ofPush = "branch".equals(given.first("GITHUB_REF_TYPE")) ? given.first("GITHUB_REF_NAME") : null;
        String ofPullRequest = given.first("GITHUB_HEAD_REF");
        return new ContinuousIntegration(
                given.first("GITHUB_SHA"), ofPullRequest != null ? ofPullRequest : ofPush, githubUrl(given));
    }

    private static @Nullable String githubUrl(Variables given) {
        String server = given.first("GITHUB_SERVER_URL");
        String repository = given.first("GITHUB_REPOSITORY");
        String run = given.first("GITHUB_RUN_ID");
        return server == null || repository == null || run == null
                ? null
                : server + "/" + repository + "/actions/runs/" + run;
    }

    /** In a build of a pull request the branch's name is that of the request itself, unless it is asked for. */
    private static ContinuousIntegration jenkins(Variables given) {
        String branch = given.first("CHANGE_BRANCH", "BRANCH_NAME", "GIT_LOCAL_BRANCH", "GIT_BRANCH");
        return new ContinuousIntegration(
                given.first("GIT_COMMIT"),
                branch == null ? null : branch.replaceFirst("^origin/", ""),
                given.first("BUILD_URL"));
    }

    private record Variables(Function<String, @Nullable String> values) {

        boolean has(String name) {
            return first(name) != null;
        }

        @Nullable String first(String... names) {
            return Stream.of(names)
                    .map(name -> Optional.ofNullable(values.apply(name)))
                    .flatMap(Optional::stream)
                    .filter(value -> !value.isBlank())
                    .findFirst()
                    .orElse(null);
        }
    }
}
