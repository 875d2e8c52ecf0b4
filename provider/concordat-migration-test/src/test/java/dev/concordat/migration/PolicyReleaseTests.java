package dev.concordat.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyReleaseTests {

    @TempDir
    private Path root;

    private PolicyProject released() {
        PolicyProject project = new PolicyProject(root)
                .settings("migrations: {release: main}")
                .script("V1__customer.sql", "create table customer (id int primary key, name text);")
                .script("V2__wide.sql", "alter table customer alter column id type bigint;")
                .script("V3__email.sql", "alter table customer add column email text;");
        project.git("init", "--quiet", "--initial-branch=main");
        commit(project, "released");
        project.git("checkout", "--quiet", "-b", "work");
        return project;
    }

    private static void commit(PolicyProject project, String message) {
        project.git("add", "src");
        project.git("commit", "--quiet", "-m", message);
    }

    @Test
    void checkWhenNothingReleasedIsTouchedHoldsOnlyWhatIsNewToTheRules() {
        Map<String, String> found = released()
                .script("V4__index.sql", "create index on customer (name);")
                .check();

        assertThat(found).containsEntry("V2__wide.sql", "").containsEntry("", "");
        assertThat(found.get("V4__index.sql")).contains("Rule: index-lock");
    }

    @Test
    void checkWhenAReleasedOneIsEditedSaysSo() {
        assertThat(released()
                        .script("V2__wide.sql", "alter table customer alter column id type numeric;")
                        .check()
                        .get("V2__wide.sql"))
                .isEqualTo("""
                        Migration 'V2__wide.sql' is not what was released as 'main': databases that ran it are not what \
                        it makes now, and Flyway refuses them.
                          Rule: edited
                          Where: V2__wide.sql
                          Fix: take it back, and write a new migration:
                            git checkout main -- V2__wide.sql""");
    }

    @Test
    void checkWhenAReleasedOneIsGoneOrRenamedSaysSo() {
        assertThat(released()
                        .without("V3__email.sql")
                        .without("V2__wide.sql")
                        .script("V2__wider.sql", "alter table customer alter column id type bigint;")
                        .check()
                        .get(""))
                .isEqualTo("""
                        Migration 'V2__wide.sql', which was released as 'main', is called 'V2__wider.sql' now.
                          Rule: edited
                          Where: V2__wide.sql
                          Fix: take it back, and write a new migration for what is to be undone:
                            git checkout main -- V2__wide.sql
                        Migration 'V3__email.sql', which was released as 'main', is gone.
                          Rule: edited
                          Where: V3__email.sql
                          Fix: take it back, and write a new migration for what is to be undone:
                            git checkout main -- V3__email.sql""");
    }

    @Test
    void checkWhenANewOneComesTooLateSaysSo() {
        PolicyProject project = released();
        project.git("checkout", "--quiet", "main");
        project.script("V4__phone.sql", "alter table customer add column phone text;");
        commit(project, "of others");
        project.git("checkout", "--quiet", "work");
        project.script("V4__fax.sql", "alter table customer add column fax text;");

        Map<String, String> found = project.without("V4__phone.sql").check();

        assertThat(found.get("V4__fax.sql")).isEqualTo("""
                Migration 'V4__fax.sql' is new, but 'main' is at version 4 already: databases that are there never run \
                it, or out of order.
                  Rule: late
                  Where: V4__fax.sql
                  Fix: give it a version above 4.""");
        assertThat(found).containsEntry("", "");
    }

    @Test
    void checkWhenThereIsNoSuchBranchSaysSo() {
        PolicyProject project = released().settings("migrations:\n  release: origin/main\n");

        assertThatThrownBy(project::check).hasMessage("""
                Git knows no branch, tag or commit 'origin/main'.
                  Where: concordat.yml:6
                  Fix: correct it, or fetch it first: 'git fetch origin'; a build server may need to be told so.""");
    }

    @Test
    void checkWhenTheBranchLooksLikeAnOptionRefusesIt() {
        PolicyProject project = released().settings("migrations:\n  release: --upload-pack=x\n");

        assertThatThrownBy(project::check).hasMessage("""
                '--upload-pack=x' is no branch, tag or commit.
                  Where: concordat.yml:6
                  Fix: name one, such as 'origin/main'.""");
    }
}
