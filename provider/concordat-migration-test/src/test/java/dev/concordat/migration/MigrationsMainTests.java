package dev.concordat.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsMainTests {

    private static final String JSON = """
            {
              "exitCode": 1,
              "databases": [
                {
                  "name": "policy",
                  "migrations": [
                    {
                      "version": "1",
                      "script": "V1__customer.sql",
                      "measured": true,
                      "changesRows": false,
                      "findings": [],
                      "problems": []
                    },
                    {
                      "version": "2",
                      "script": "V2__index_of_names.sql",
                      "measured": true,
                      "changesRows": false,
                      "findings": [
                        {
                          "rule": "index-lock",
                          "file": "V2__index_of_names.sql",
                          "line": 1,
                          "what": "Migration 'V2__index_of_names.sql' builds an index on table 'customer' under \
            SHARE: nobody writes it meanwhile.",
                          "fix": "build it without the lock, in a migration of its own, with \
            'executeInTransaction=false' in its '.sql.conf':\\ncreate index concurrently ... on customer ...;"
                        }
                      ],
                      "problems": []
                    }
                  ],
                  "findings": []
                }
              ]
            }
            """;

    @TempDir
    private Path root;

    private PolicyProject project() {
        return new PolicyProject(root)
                .script("V1__customer.sql", "create table customer (id int primary key, name text);")
                .script("V2__index_of_names.sql", "create index on customer (name);");
    }

    @Test
    void checkWhenSomethingIsFoundTellsIt() {
        assertThat(project().run("check", "--database=policy")).isEqualTo("""
                policy:
                  V1__customer.sql              ok
                  V2__index_of_names.sql        1 finding

                Migration 'V2__index_of_names.sql' builds an index on table 'customer' under SHARE: nobody writes it \
                meanwhile.
                  Rule: index-lock
                  Where: V2__index_of_names.sql:1
                  Fix: build it without the lock, in a migration of its own, with 'executeInTransaction=false' in its \
                '.sql.conf':
                    create index concurrently ... on customer ...;

                2 migrations, 1 finding
                exit code 1""");
    }

    @Test
    void checkWhenOnlyLaterOnesAreMeasuredSaysSo() {
        assertThat(project().script("V3__names.sql", """
                                -- concordat: allow untested-data-change because it is empty
                                update customer set name = 'x';
                                """).run("check", "--database=policy", "--from=3"))
                .isEqualTo("""
                        policy:
                          V1__customer.sql              ok, not measured
                          V2__index_of_names.sql        ok, not measured
                          V3__names.sql           rows  ok

                        3 migrations, 0 findings
                        exit code 0""");
    }

    @Test
    void checkWhenMachinesReadItIsJson() {
        assertThat(project().run("check", "--database=policy", "--json")).isEqualTo(JSON + "exit code 1");
    }

    @Test
    void checkWhenAMigrationFailsCouldNot() {
        assertThat(project()
                        .script("V3__broken.sql", "create table customer ();")
                        .run("check", "--database=policy"))
                .isEqualTo("""
                        policy:
                          V1__customer.sql              ok
                          V2__index_of_names.sql        1 finding
                          V3__broken.sql                not checked

                        Migration 'V2__index_of_names.sql' builds an index on table 'customer' under SHARE: nobody \
                        writes it meanwhile.
                          Rule: index-lock
                          Where: V2__index_of_names.sql:1
                          Fix: build it without the lock, in a migration of its own, with 'executeInTransaction=false' \
                        in its '.sql.conf':
                            create index concurrently ... on customer ...;

                        Migration 'V3__broken.sql' of database 'policy' failed: relation "customer" already exists \
                        [42P07]
                        create table customer ()
                          Where: db/migration/V3__broken.sql:1
                          Fix: mend the migration.

                        3 migrations, 1 finding
                        exit code 2""");
    }

    @Test
    void checkWhenTheReleaseIsUnknownCouldNot() {
        PolicyProject project = project();
        project.git("init", "--quiet");

        assertThat(project.run("check", "--database=policy", "--release=v9")).isEqualTo("""
                Git knows no branch, tag or commit 'v9'.
                  Where: command line
                  Fix: correct it, or fetch it first: 'git fetch origin'; a build server may need to be told so.
                exit code 2""");
    }

    @Test
    void checkWhenAnOptionIsUnknownNamesTheNearest() {
        assertThat(project().run("check", "--realease=main")).isEqualTo("""
                There is no option '--realease'.
                  Where: command line
                  Fix: did you mean '--release'? Known: --database, --from, --json, --project, --release.
                exit code 2""");
        assertThat(project().run("check", "--from")).isEqualTo("""
                '--from' has no value.
                  Where: command line
                  Fix: write it behind: '--from=<value>'.
                exit code 2""");
        assertThat(project().run("chekc")).isEqualTo("""
                There is no command 'chekc' for migrations.
                  Where: command line
                  Fix: write 'check' first.
                exit code 2""");
        assertThat(project().run()).isEqualTo("""
                No command for migrations is given.
                  Where: command line
                  Fix: write 'check' first.
                exit code 2""");
    }
}
