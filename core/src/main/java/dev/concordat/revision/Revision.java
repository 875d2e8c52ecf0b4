package dev.concordat.revision;

import dev.concordat.ConcordatException;
import dev.concordat.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is being built, from the variables of the build server (GitLab, GitHub, Jenkins), else from git. Looked up when
 * it is asked for.
 */
public final class Revision {

    private static final int SHOWN = 5;
    private static final int DIGITS = 8;

    private final Git git;
    private final Optional<ContinuousIntegration> server;

    private Revision(Path folder, Function<String, @Nullable String> variables) {
        this.git = new Git(folder.toAbsolutePath());
        this.server = ContinuousIntegration.from(variables);
    }

    /** What stands in a folder of a working tree. */
    public static Revision of(Path folder) {
        return of(folder, System::getenv);
    }

    /** The same, with these environment variables instead of the process's. */
    public static Revision of(Path folder, Function<String, @Nullable String> variables) {
        return new Revision(folder, variables);
    }

    /** The branch; empty where a single commit or a tag is checked out, and outside of git. */
    public Optional<String> branch() {
        return server.isPresent()
                ? server.map(ContinuousIntegration::branch)
                : printed("symbolic-ref", "--quiet", "--short", "HEAD");
    }

    /** Where a person sees the build; empty where no build server does it. */
    public Optional<String> buildUrl() {
        return server.map(ContinuousIntegration::buildUrl);
    }

    /**
     * The version's number: the commit, of a tree without changes alone. Files that git does not know are no change.
     *
     * @param how what to give instead, as the person who reads the message would give it
     * @throws ConcordatException if there is no commit, or there are changes
     */
    public String version(String how) {
        return numbered(false, how, "");
    }

    /**
     * The version's number: the commit. Of a tree with changes that were not committed there is none, unless asked for:
     * then the commit, {@code -dirty-}, and eight digits that differ with the changes, since a broker never takes other
     * content for a version that it knows. Files that git does not know are no change.
     *
     * @param allowDirty whether changes may be there
     * @param how what to give instead, as the person who reads the message would give it: {@code --version}
     * @param allow what to allow it by: {@code --allow-dirty}
     * @throws ConcordatException if there is no commit, or there are changes that were not asked for
     */
    public String version(boolean allowDirty, String how, String allow) {
        return numbered(allowDirty, how, ", or allow it by " + allow);
    }

    private String numbered(boolean allowDirty, String how, String otherwise) {
        String commit = server.map(ContinuousIntegration::commit)
                .or(() -> printed("rev-parse", "--verify", "HEAD"))
                .orElseThrow(() -> unknown(how));
        List<String> changes = printed("status", "--porcelain", "--untracked-files=no").stream()
                .flatMap(String::lines)
                .toList();
        if (changes.isEmpty()) {
            return commit;
        }
        if (!allowDirty) {
            throw dirty(changes, how, otherwise);
        }
        return commit + "-dirty-" + digest(printed("diff", "HEAD").orElse(""));
    }

    private Optional<String> printed(String... arguments) {
        Git.Output output = git.run(arguments);
        return output.succeeded() && !output.out().isBlank() ? Optional.of(output.out()) : Optional.empty();
    }

    private ConcordatException unknown(String how) {
        String reason = git.run("rev-parse", "--verify", "HEAD")
                .err()
                .lines()
                .findFirst()
                .orElse("it knows of no commit");
        return new ConcordatException(new Problem(
                "No version is given, and git does not tell one: " + reason,
                git.folder().toString(),
                "give it by " + how + ", or run this in a git working tree with a commit."));
    }

    private ConcordatException dirty(List<String> changes, String how, String otherwise) {
        String more = changes.size() > SHOWN ? "\n... and " + (changes.size() - SHOWN) + " more" : "";
        return new ConcordatException(new Problem(
                "The version would be that of the last commit, but " + changes.size()
                        + (changes.size() == 1 ? " file differs" : " files differ") + " from it:\n  "
                        + (String.join("\n", changes.subList(0, Math.min(SHOWN, changes.size()))) + more)
                                .replace("\n", "\n  "),
                git.folder().toString(),
                "commit them, " + (otherwise.isEmpty() ? "or " : "") + "give a version by " + how + otherwise + "."));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256.", e);
        }
    }
}
