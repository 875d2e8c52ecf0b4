package dev.concordat.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyAllowanceTests {

    @TempDir
    private Path root;

    private PolicyProject project() {
        return new PolicyProject(root)
                .script("V1__customer.sql", "create table customer (id int primary key, name text);");
    }

    @Test
    void checkWhenAScriptSaysWhyAcceptsIt() {
        assertThat(project().script("V2__wide.sql", """
                                -- concordat: allow table-rewrite because there are 100 customers
                                alter table customer alter column id type bigint;
                                """).check().values()).containsOnly("");
    }

    @Test
    void checkWhenSettingsSayWhyAcceptsIt() {
        assertThat(project()
                        .settings("""
                                migrations:
                                  allow:
                                    - {migration: '2', rule: table-rewrite, because: there are 100 customers}
                                    - {migration: V3__index.sql, rule: index-lock, because: there are 100}
                                """)
                        .script("V2__wide.sql", "alter table customer alter column id type bigint;")
                        .script("V3__index.sql", "create index on customer (name);")
                        .check()
                        .values())
                .containsOnly("");
    }

    @Test
    void checkWhenWhatIsAllowedIsNotDoneSaysSo() {
        assertThat(project().script("V2__email.sql", """
                                -- concordat: allow table-scan because there are 100 customers
                                -- concordat: allow edited because nobody had run it
                                alter table customer add column email text;
                                """).check().get("V2__email.sql"))
                .isEqualTo("""
                        'table-scan' is allowed, but nothing breaks it.
                          Rule: allowance
                          Where: V2__email.sql:1
                          Fix: take the line out.""");
    }

    @Test
    void checkWhenItIsAllowedWithoutAReasonSaysSo() {
        assertThat(project()
                        .script("V2__wide.sql", "\n-- concordat: allow table-rewrite\nselect 1;")
                        .check()
                        .get("V2__wide.sql"))
                .isEqualTo("""
                        'allow table-rewrite' does not say which rule may be broken, and why.
                          Where: V2__wide.sql:2
                          Fix: write '-- concordat: allow <rule> because <reason>'.""");
    }

    @Test
    void checkWhenTheRuleIsUnknownNamesTheNearest() {
        assertThat(project()
                        .script("V2__wide.sql", "-- concordat: allow table-rewrites because of it\nselect 1;")
                        .check()
                        .get("V2__wide.sql"))
                .isEqualTo("""
                        There is no rule 'table-rewrites' for migrations.
                          Where: V2__wide.sql:1
                          Fix: did you mean 'table-rewrite'? Known: untested-data-change, table-rewrite, table-scan, \
                        index-lock, data-under-lock, lock-timeout, name, gap, edited, late.""");
    }

    @Test
    void checkWhenItIsAllowedForNoMigrationSaysSo() {
        assertThat(project()
                        .settings("migrations:\n  allow:\n    - {migration: '9', rule: gap, because: it was}\n")
                        .check()
                        .get(""))
                .isEqualTo("""
                        'gap' is allowed for '9', which is no migration.
                          Rule: allowance
                          Where: concordat.yml:7
                          Fix: correct it, or take it out.""");
    }
}
