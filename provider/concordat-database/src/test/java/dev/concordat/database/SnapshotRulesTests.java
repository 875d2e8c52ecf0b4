package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.database.SnapshotSource.Said;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rules do, and which of them. */
class SnapshotRulesTests {

    @TempDir
    private Path folder;

    private SnapshotSource shop(String name) {
        return SnapshotShop.made(name, folder);
    }

    @Test
    void takeWhenRulesAreGivenDoesWhatTheySay() throws IOException {
        SnapshotSource source = shop("snapshot_ruled");
        source.rules("""
                customer.*: keep
                customer.id: hash
                customer.email: email
                customer.name: name
                "*.phone": phone
                customer.born: {shift: 30d}
                customer.token: hash
                customer.status: {fixed: OLD}
                customer.mentor_id: null
                customer.password: null
                country.*: keep
                customer_order.*: keep
                """);
        assertThat(source.take("--rows=50", "--tables=customer_order,country").err())
                .isEmpty();

        assertThat(source.values("customer", "email"))
                .allMatch(value -> value.matches("[a-z]+\\.[a-z]+\\.[0-9a-f]{8}@example\\.org"));
        assertThat(source.values("customer", "name"))
                .allMatch(value -> value.matches("[A-Z][a-z]+ [A-Z][a-z]+( \\d+)?"));
        assertThat(source.values("customer", "phone")).allMatch(value -> value.matches("\\+999\\d{9}"));
        assertThat(source.values("customer", "status")).containsOnly("OLD");
        assertThat(source.values("customer", "mentor_id")).containsOnly("null");
        assertThat(source.values("customer", "password")).containsOnly("null");
        assertThat(source.values("country", "name")).containsExactly("Germany", "France");
        assertThat(source.values("customer_order", "note")).containsOnly("Ring at Lovelace");
        assertThat(source.values("customer_order", "customer_email"))
                .as("a careless 'keep' for a table does not give away what another rule hides")
                .allMatch(value -> value.equals("null") || value.endsWith("@example.org"));
        assertThat(source.values("customer", "id")).doesNotContain("1", "1000").doesNotHaveDuplicates();
        assertThat(source.values("customer_order", "customer_id")).isSubsetOf(source.values("customer", "id"));
        SnapshotSource target = SnapshotSource.made("snapshot_ruled_copy", folder, SnapshotShop.SCHEMA);
        target.load(source.rows());
        assertThat(target.column("select count(*) from customer")).containsExactly("50");
    }

    @Test
    void takeWhenAReferenceHasAnotherRuleSaysWhichHolds() throws IOException {
        SnapshotSource source = shop("snapshot_differing");
        source.rules("""
                customer.*: keep
                customer.country: {fixed: FR}
                country.code: keep
                customer_order.customer_id: hash
                """);

        assertThat(source.take("--rows=50").err()).isEqualTo("""
                'customer.country' refers by a foreign key to 'country.code', but the rules differ: 'fixed: FR' and \
                'keep' (<folder>/src/test/resources/masks.yml:3).
                  Where: <folder>/src/test/resources/masks.yml:2
                  Fix: keep the rule for 'country.code'; it is for all columns that refer to it.
                'customer_order.customer_id' refers by a foreign key to 'customer.id', but the rules differ: 'hash' and \
                'keep' (<folder>/src/test/resources/masks.yml:1).
                  Where: <folder>/src/test/resources/masks.yml:4
                  Fix: keep the rule for 'customer.id'; it is for all columns that refer to it.
                """);
    }

    @Test
    void takeWhenAWildcardMasksWhatAnotherOneKeepsMasksIt() throws IOException {
        SnapshotSource source = shop("snapshot_wild");
        source.rules("""
                customer.*: keep
                "*.customer_email": email
                "*.password": null
                """);

        assertThat(source.take("--rows=9", "--tables=customer_order,customer").err())
                .isEmpty();
        assertThat(source.values("customer", "email")).allMatch(value -> value.endsWith("@example.org"));
        assertThat(source.values("customer", "password")).containsOnly("null");
        assertThat(source.values("customer", "name")).contains("Ada Lovelace 1");
    }

    @Test
    void takeWhenOnlyAskedTellsEachColumnAndWritesNothing() throws IOException {
        SnapshotSource source = shop("snapshot_told");
        source.rules("customer.name: name\n\"*.born\": {shift: 30d}");

        assertThat(source.take("--dry-run", "--tables=customer_order", "--rows=3"))
                .isEqualTo(new Said(0, """
                shop: reads <server>/snapshot_told in one read-only transaction: safe on a database in use, nothing is \
                written there
                shop: masks by the rules of <folder>/src/test/resources/masks.yml, by default what these do not name
                country: 1 row
                  code  character(2)  shape  default for character(2)
                  name  text          shape  default for text
                customer: 10 rows
                  id         bigint                 keep        key
                  email      character varying(60)  shape       default for character varying(60)
                  name       text                   name        <folder>/src/test/resources/masks.yml:1
                  phone      character varying(20)  shape       default for character varying(20)
                  born       date                   shift: 30d  <folder>/src/test/resources/masks.yml:2
                  status     text                   keep        a check lists its values
                  token      uuid                   shape       default for uuid
                  country    character(2)           shape       as country.code
                  mentor_id  bigint                 keep        as customer.id
                  password   text                   shape       default for text
                  initial    text                   left out    generated
                customer_order: 3 rows
                  customer_id     bigint                 keep   as customer.id
                  number          integer                keep   key
                  customer_email  character varying(60)  shape  as customer.email
                  note            text                   shape  default for text
                shop: would write 14 rows of 3 tables (country 1, customer 10, customer_order 3); 11 columns masked, 5 \
                kept
                Nothing was touched.
                """, ""));
        assertThat(source.file()).doesNotExist();
    }
}
