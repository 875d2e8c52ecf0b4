package dev.concordat.revision;

import dev.concordat.ConcordatException;
import dev.concordat.Origin;
import dev.concordat.Problem;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a folder as they were released, by what git has at a branch, a tag or a commit; and what was done to
 * them since. What counts is where the work of today began: the last commit that is of both. What others did to a
 * branch since is not undone by somebody who has not merged it yet.
 *
 * @param released the names of those that were there, seen from the folder
 * @param latest the names of those that are there by now, whoever put them there
 * @param edited the names of those whose content is another one in the working tree, or that are gone
 */
public record ReleasedFiles(Set<String> released, Set<String> latest, Set<String> edited) {

    private static final int DIGITS = 8;

    /** Copies the names. */
    public ReleasedFiles {
        released = Set.copyOf(released);
        latest = Set.copyOf(latest);
        edited = Set.copyOf(edited);
    }

    /**
     * Those of one folder, not of folders in it.
     *
     * @param folder in a working tree
     * @param ref a branch, a tag or a commit
     * @param asked what named it, for the error
     * @throws ConcordatException if git knows no such one, or it has nothing in common with what is checked out
     */
    public static ReleasedFiles in(Path folder, String ref, Origin asked) {
        Git git = new Git(folder.toAbsolutePath());
        // It is an argument of its own, but could still be taken for an option.
        if (ref.startsWith("-")) {
            throw new ConcordatException(Problem.at(
                    asked, "'" + ref + "' is no branch, tag or commit.", "name one, such as 'origin/main'."));
        }
        String tip = asked(git, asked, unknown(ref), "rev-parse", "--verify", "--quiet", ref + "^{commit}");
        String base = asked(git, asked, unrelated(ref), "merge-base", "HEAD", tip);
        return new ReleasedFiles(
                names(asked(git, asked, unreadable(base), "ls-tree", "-z", "--name-only", base)),
                names(asked(git, asked, unreadable(tip), "ls-tree", "-z", "--name-only", tip)),
                names(asked(
                        git,
                        asked,
                        unreadable(base),
                        "diff",
                        "--relative",
                        "--no-renames",
                        "--no-ext-diff",
                        "--diff-filter=MDT",
                        "--name-only",
                        "-z",
                        base,
                        "--",
                        ".")));
    }

    private static String asked(Git git, Origin asked, Problem otherwise, String... arguments) {
        Git.Output output = git.run(arguments);
        if (!output.succeeded()) {
            String why = output.err().lines().findFirst().orElse("");
            throw new ConcordatException(Problem.at(
                    asked, why.isEmpty() ? otherwise.what() : otherwise.what() + "\n" + why, otherwise.fix()));
        }
        return output.out();
    }

    private static Problem unknown(String ref) {
        return new Problem(
                "Git knows no branch, tag or commit '" + ref + "'.",
                "",
                "correct it, or fetch it first: 'git fetch origin'; a build server may need to be told so.");
    }

    private static Problem unrelated(String ref) {
        return new Problem(
                "Git finds no commit that '" + ref + "' and what is checked out have in common.",
                "",
                "fetch more history: 'git fetch --unshallow', or a greater depth on the build server.");
    }

    private static Problem unreadable(String commit) {
        return new Problem(
                "Git cannot read commit " + commit.substring(0, Math.min(DIGITS, commit.length())) + ".",
                "",
                "see git's own words above.");
    }

    private static Set<String> names(String printed) {
        return Stream.of(printed.split("\0"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
