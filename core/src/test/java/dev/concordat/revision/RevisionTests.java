package dev.concordat.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.concordat.ConcordatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionTests {

    @TempDir
    Path folder;

    @Test
    void revisionIsOfTheCommitThatIsCheckedOut() throws IOException {
        String commit = repository();
        Files.writeString(folder.resolve("new.txt"), "not known to git");
        Revision revision = revision(Map.of());

        assertThat(revision.version(false, "--version", "--allow-dirty")).isEqualTo(commit);
        assertThat(revision.branch()).hasValue("feat/x");
        assertThat(revision.buildUrl()).isEmpty();
    }

    @Test
    void branchWhenACommitIsCheckedOutIsNone() throws IOException {
        repository();
        git("checkout", "--quiet", "--detach");

        assertThat(revision(Map.of()).branch()).isEmpty();
    }

    @Test
    void versionWhenAFileIsChangedIsRefused() throws IOException {
        repository();
        Files.writeString(folder.resolve("a.txt"), "two");
        Files.delete(folder.resolve("b.txt"));

        assertThatThrownBy(() -> revision(Map.of()).version(false, "--version", "--allow-dirty"))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        The version would be that of the last commit, but 2 files differ from it:
                           M a.txt
                           D b.txt
                          Where: %s
                          Fix: commit them, give a version by --version, or allow it by --allow-dirty.""".formatted(folder));
    }

    @Test
    void versionWhenChangesAreAllowedDiffersWithThem() throws IOException {
        String commit = repository();
        Files.writeString(folder.resolve("a.txt"), "two");
        String one = revision(Map.of()).version(true, "--version", "--allow-dirty");
        Files.writeString(folder.resolve("a.txt"), "three");
        String other = revision(Map.of()).version(true, "--version", "--allow-dirty");

        assertThat(one).matches(commit + "-dirty-[0-9a-f]{8}").isNotEqualTo(other);
        assertThat(revision(Map.of()).version(true, "--version", "--allow-dirty"))
                .isEqualTo(other);
    }

    @Test
    void versionWhenThereIsNoRepositoryTellsWhatToGive() {
        assertThatThrownBy(() -> revision(Map.of()).version(false, "--version", "--allow-dirty"))
                .isInstanceOf(ConcordatException.class)
                .hasMessage("""
                        No version is given, and git does not tell one: fatal: not a git repository \
                        (or any of the parent directories): .git
                          Where: %s
                          Fix: give it by --version, or run this in a git working tree with a commit.""".formatted(folder));
    }

    @Test
    void revisionOnGitLabIsAsItSays() {
        Revision branch = revision(Map.of(
                "GITLAB_CI", "true", "CI_COMMIT_SHA", "abc", "CI_COMMIT_BRANCH", "main", "CI_JOB_URL", "https://g/1"));
        Revision mergeRequest = revision(Map.of(
                "GITLAB_CI", "true", "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "feat", "CI_PIPELINE_URL", "https://g/2"));
        Revision tag = revision(Map.of("GITLAB_CI", "true", "CI_COMMIT_TAG", "v1", "CI_COMMIT_REF_NAME", "v1"));

        assertThat(branch.version(false, "-", "--allow-dirty")).isEqualTo("abc");
        assertThat(branch.branch()).hasValue("main");
        assertThat(branch.buildUrl()).hasValue("https://g/1");
        assertThat(mergeRequest.branch()).hasValue("feat");
        assertThat(mergeRequest.buildUrl()).hasValue("https://g/2");
        assertThat(tag.branch()).isEmpty();
    }

    @Test
    void revisionOnGitHubIsAsItSays() {
        Map<String, String> run = Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_SHA", "abc",
                "GITHUB_SERVER_URL", "https://github.example.org",
                "GITHUB_REPOSITORY", "team/web",
                "GITHUB_RUN_ID", "7",
                "GITHUB_REF_NAME", "main",
                "GITHUB_REF_TYPE", "branch");
        Revision push = revision(run);
        Revision pullRequest = revision(Map.of(
                "GITHUB_ACTIONS",
                "true",
                "GITHUB_HEAD_REF",
                "feat",
                "GITHUB_REF_NAME",
                "7/merge",
                "GITHUB_REF_TYPE",
                "branch"));
        Revision tag = revision(Map.of("GITHUB_ACTIONS", "true", "GITHUB_REF_NAME", "v1", "GITHUB_REF_TYPE", "tag"));

        assertThat(push.version(false, "-", "--allow-dirty")).isEqualTo("abc");
        assertThat(push.branch()).hasValue("main");
        assertThat(push.buildUrl()).hasValue("https://github.example.org/team/web/actions/runs/7");
        assertThat(pullRequest.branch()).hasValue("feat");
        assertThat(pullRequest.buildUrl()).isEmpty();
        assertThat(tag.branch()).isEmpty();
    }

    @Test
    void revisionOnJenkinsIsAsItSays() {
        Revision branch = revision(Map.of(
                "JENKINS_URL",
                "https://j",
                "GIT_COMMIT",
                "abc",
                "GIT_BRANCH",
                "origin/main",
                "BUILD_URL",
                "https://j/1"));
        Revision pullRequest =
                revision(Map.of("JENKINS_URL", "https://j", "CHANGE_BRANCH", "feat", "BRANCH_NAME", "PR-7"));

        assertThat(branch.version(false, "-", "--allow-dirty")).isEqualTo("abc");
        assertThat(branch.branch()).hasValue("main");
        assertThat(branch.buildUrl()).hasValue("https://j/1");
        assertThat(pullRequest.branch()).hasValue("feat");
    }

    private Revision revision(Map<String, String> variables) {
        return Revision.of(folder, variables::get);
    }

    private String repository() throws IOException {
        git("init", "--quiet", "--initial-branch=feat/x");
        Files.writeString(folder.resolve("a.txt"), "one");
        Files.writeString(folder.resolve("b.txt"), "one");
        git("add", ".");
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "-m", "first");
        return git("rev-parse", "HEAD");
    }

    private String git(String... arguments) {
        Git.Output output = new Git(folder).run(arguments);
        assertThat(output.succeeded()).as(output.err()).isTrue();
        return output.out();
    }
}
