package dev.concordat.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyNamesTests {

    private static final String TABLE = "create table customer (id int primary key, name text);";

    @TempDir
    private Path root;

    private PolicyProject project() {
        return new PolicyProject(root);
    }

    @Test
    void checkWhenNamesAreNotAsAgreedNamesThem() {
        Map<String, String> found = project()
                .script("V1__customer.sql", TABLE)
                .script("V3__more-columns.sql", "alter table customer add column email text;")
                .script("V4_phone.sql", "alter table customer add column phone text;")
                .script("afterMigrate.sql", "select 1;")
                .script("R__Names.sql", "create view names as select name from customer;")
                .check();

        assertThat(found)
                .containsExactly(
                        Map.entry("V1__customer.sql", ""),
                        Map.entry("V3__more-columns.sql", """
                                Migration 'V3__more-columns.sql' is not named as agreed: 'V3__more-columns' does not \
                                match '[VBR](\\d+([._]\\d+)*)?__[A-Za-z0-9]+(_[A-Za-z0-9]+)*'.
                                  Rule: name
                                  Where: V3__more-columns.sql
                                  Fix: rename it, or say what is agreed by 'migrations.names'.
                                No migration leads to version 2, and the next is 'V3__more-columns.sql'.
                                  Rule: gap
                                  Where: V3__more-columns.sql
                                  Fix: give it version 2, or bring in what is missing."""),
                        Map.entry("R__Names.sql", ""),
                        Map.entry("", """
                                Flyway passes over 'V4_phone.sql': its name is neither that of a migration nor of a \
                                callback.
                                  Rule: name
                                  Where: V4_phone.sql
                                  Fix: name it 'V<version>__<words>.sql', with two underscores."""));
    }

    @Test
    void checkWhenVersionsAreDatesTakesNoneForMissing() {
        assertThat(project()
                        .script("V20240101__customer.sql", TABLE)
                        .script("V20240301__email.sql", "alter table customer add column email text;")
                        .check()
                        .values())
                .containsOnly("");
    }

    @Test
    void checkWhenAPatternIsGivenHoldsNamesToIt() {
        assertThat(project()
                        .settings("migrations: {names: 'V\\d+__[a-z_]+'}")
                        .script("V1__Customer.sql", TABLE)
                        .check()
                        .get("V1__Customer.sql"))
                .startsWith("""
                        Migration 'V1__Customer.sql' is not named as agreed: 'V1__Customer' does not match \
                        'V\\d+__[a-z_]+'.
                          Rule: name
                        """);
    }

    @Test
    void checkWhenThePatternIsNoneSaysSo() {
        PolicyProject project =
                project().settings("migrations:\n  names: 'V(' \n").script("V1__customer.sql", TABLE);

        assertThatThrownBy(project::check).hasMessage("""
                'migrations.names' is no regular expression: Unclosed group.
                  Where: concordat.yml:6
                  Fix: write one for a name without its ending: 'V\\d+__[a-z0-9_]+'.""");
    }

    @Test
    void checkWhenVersionsAreDuplicatesNamesThem() {
        PolicyProject project = project().script("V1__customer.sql", TABLE).script("V1__clients.sql", TABLE);

        assertThatThrownBy(project::check).hasMessageStartingWith("""
                        Database 'policy' has more than one migration with version 1: 'V1__clients.sql', \
                        'V1__customer.sql'.
                          Where:""");
    }
}
