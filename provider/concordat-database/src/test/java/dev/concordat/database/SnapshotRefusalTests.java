package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.database.SnapshotSource.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a snapshot cannot do, and how it says so; never is a file written then. */
class SnapshotRefusalTests {

    private static final String SCHEMA = """
            create extension cube;
            create table customer (id int primary key, email text not null unique, born date not null, age int,
              iban text check (iban ~ '^DE'), sex char(1));
            create table address (id int primary key, customer_id int not null references customer,
              customer_email text references customer (email));
            create table shape (id int primary key, cube cube);
            create table log (id int, day date, primary key (id, day)) partition by range (day);
            create table log_2026 partition of log for values from ('2026-01-01') to ('2027-01-01');
            insert into customer values (1, 'ada@lovelace.org', '1815-12-10', 36, 'DE02120300000000202051', 'F'),
              (2, 'bob@builder.org', '1990-01-01', 36, null, 'M');
            insert into shape values (1, '(1,2)')""";

    @TempDir
    private Path folder;

    private SnapshotSource source;

    @BeforeEach
    void make() {
        source = SnapshotSource.made("snapshot_refused", folder, SCHEMA);
    }

    private void refused(String message, String... arguments) {
        assertThat(source.take(arguments).err()).isEqualTo(message);
        assertThat(source.file()).doesNotExist();
    }

    private void refusedByRules(String rules, String message) throws IOException {
        source.rules(rules);
        refused(message);
    }

    @Test
    void takeWhenTablesAreUnknownNamesTheNearest() {
        refused("""
                There is no table 'custmer'.
                  Where: command line
                  Fix: did you mean 'customer'? Known: address, customer, log, shape.
                No table fits 'audit.*'.
                  Where: command line
                  Fix: Known: address, customer, log, shape.
                'log_2026' is a partition of 'log'.
                  Where: command line
                  Fix: write 'log' in '--tables'.
                """, "--tables=custmer,address,audit.*,log_2026");
    }

    @Test
    void takeWhenRowsIsNoNumberSaysWhichIs() {
        for (String rows : List.of("many", "0", "-1", "10001", "99999999999")) {
            refused("""
                    '--rows' cannot be '%s'.
                      Where: command line
                      Fix: write how many rows of each table to begin with, from 1 to 10000; default: 100.
                    """.formatted(rows), "--rows=" + rows);
        }
    }

    @Test
    void takeWhenRulesAreUnknownListsThoseThereAre() throws IOException {
        refusedByRules("""
                customer.email: e-mail
                customer.born: {shift: 2 weeks}
                customer.age: {round: 10}
                email: hash
                customer.iban: [keep]
                """, """
                There is no rule 'e-mail'.
                  Where: <folder>/src/test/resources/masks.yml:1
                  Fix: did you mean 'email'? Known: keep, null, {fixed: <text>}, hash, shape, email, name, phone, {shift: <days>d}.
                'shift' cannot be '2 weeks'.
                  Where: <folder>/src/test/resources/masks.yml:2
                  Fix: write the number of days by which dates move at most: {shift: 30d}.
                There is no rule 'round'.
                  Where: <folder>/src/test/resources/masks.yml:3
                  Fix: Known: keep, null, {fixed: <text>}, hash, shape, email, name, phone, {shift: <days>d}.
                'email' names no column of a table.
                  Where: <folder>/src/test/resources/masks.yml:4
                  Fix: write table.column; '*.email' is that column of every table.
                There is no rule 'a list'.
                  Where: <folder>/src/test/resources/masks.yml:5
                  Fix: Known: keep, null, {fixed: <text>}, hash, shape, email, name, phone, {shift: <days>d}.
                """);
    }

    @Test
    void takeWhenRulesFitNoColumnNamesTheNearest() throws IOException {
        refusedByRules("""
                customer.emial: email
                "*.salary": null
                """, """
                There is a rule for 'customer.emial', but no such column.
                  Where: <folder>/src/test/resources/masks.yml:1
                  Fix: did you mean 'customer.email'? A rule that fits nothing would mask nothing.
                No column fits the rule for '*.salary'.
                  Where: <folder>/src/test/resources/masks.yml:2
                  Fix: correct the name, or remove the rule.
                """);
    }

    @Test
    void takeWhenRulesDoNotFitTheirColumnsSaysWhichWould() throws IOException {
        refusedByRules("""
                customer.id: {fixed: 1}
                customer.born: null
                customer.age: email
                customer.sex: {shift: 3d}
                """, """
                Rule 'fixed: 1' does not fit 'customer.id': no two rows may have the same value.
                  Where: <folder>/src/test/resources/masks.yml:1
                  Fix: write one that does: keep, hash, shape.
                Rule 'null' does not fit 'customer.born': it has to have a value.
                  Where: <folder>/src/test/resources/masks.yml:2
                  Fix: write one that does: keep, {fixed: <text>}, {shift: <days>d}.
                Rule 'email' does not fit 'customer.age': it is of type integer.
                  Where: <folder>/src/test/resources/masks.yml:3
                  Fix: write one that does: keep, null, {fixed: <text>}, hash, shape.
                Rule 'shift: 3d' does not fit 'customer.sex': it is of type character(1).
                  Where: <folder>/src/test/resources/masks.yml:4
                  Fix: write one that does: keep, null, {fixed: <text>}, hash, shape, email, name, phone.
                """);
    }

    @Test
    void takeWhenRulesOfAReferenceDifferNamesBoth() throws IOException {
        refusedByRules("""
                customer.email: email
                address.customer_email: keep
                """, """
                'address.customer_email' refers by a foreign key to 'customer.email', but the rules differ: 'keep' and \
                'email' (<folder>/src/test/resources/masks.yml:1).
                  Where: <folder>/src/test/resources/masks.yml:2
                  Fix: keep the rule for 'customer.email'; it is for all columns that refer to it.
                """);
    }

    @Test
    void takeWhenRulesAreNotThereSaysHowToDoWithout() {
        refused("""
                There is no file of rules '<folder>/rules.yml'.
                  Where: command line
                  Fix: write it behind '--rules', or leave that out: then everything that may be somebody's is masked.
                """, "--rules=" + folder.resolve("rules.yml"));
    }

    @Test
    void takeWhenWhatRulesMakeWouldBeRefusedSaysWhichRule() throws IOException {
        refusedByRules("""
                customer.email: {fixed: nobody@example.org}
                customer.age: {fixed: young}
                """, """
                What the rule 'fixed: young' makes of 'customer.age' is refused by its type integer: ERROR: invalid \
                input syntax for type integer: "young"
                  Where: customer.age (<folder>/src/test/resources/masks.yml:2)
                  Fix: give the column another rule, such as {fixed: <text>}, or keep it if it is harmless.
                """);
        refusedByRules("customer.email: {fixed: nobody@example.org}", """
                What the rules make of 'customer' breaks its check 'customer_iban_check' in 1 row: (iban ~ '^DE'::text).
                  Where: customer.iban (default for text)
                  Fix: give 'customer.iban' another rule, such as {fixed: <text>}, or keep what is harmless.
                What the rules make of 'customer' has the same email in more than one row, and a unique key forbids it.
                  Where: customer.email (<folder>/src/test/resources/masks.yml:1)
                  Fix: give another rule to one of these columns: 'hash' keeps different values different.
                """);
    }

    @Test
    void takeWhenValuesAreTooShortToStayDifferentSaysSo() {
        source = SnapshotSource.made(
                "snapshot_refused",
                folder,
                "create table flag (letter text unique);"
                        + " insert into flag select chr(i) from generate_series(97, 122) i;"
                        + " insert into flag select chr(i) from generate_series(65, 90) i");

        // No value stands for itself, so one letter before the last there may be none left.
        assertThat(source.take().err()).isIn(tooShort(26), tooShort(27));
        assertThat(source.file()).doesNotExist();
    }

    private static String tooShort(int different) {
        return """
                The values of 'flag.letter' may each stand there once, and 'shape' does not make %d different ones of \
                values as short as these.
                  Where: flag.letter
                  Fix: keep them if they are harmless ('flag.letter: keep'), give them another rule, or take fewer rows.
                """.formatted(different);
    }

    @Test
    void takeWhenATypeIsUnknownAndNeedsAValueAsksForARule() {
        PreparedBy.execute(source.dataSource(), "alter table shape alter cube set not null");

        refused("""
                Nothing is known of type cube of 'shape.cube', so it cannot be masked, and it has to have a value.
                  Where: shape.cube
                  Fix: write a rule for it: 'keep' if it is harmless, or {fixed: <text>}.
                """);
    }

    @Test
    void takeWhenTheUserMayNotReadNamesTableAndColumns() {
        PreparedBy.execute(source.dataSource(), """
                drop role if exists snapshot_half_blind;
                create role snapshot_half_blind login password 'x';
                grant select on address to snapshot_half_blind;
                grant select (id, email) on customer to snapshot_half_blind""");
        try {
            assertThat(source.takeAs("snapshot_half_blind", "x", "--tables=address,shape")
                            .err())
                    .isEqualTo("""
                    User 'snapshot_half_blind' may not read 'customer' (born, age, iban, sex), 'shape'.
                      Where: <server>/snapshot_refused
                      Fix: leave out by '--tables' what is not needed, replace columns by the rule 'null', or let the \
                    owner run:
                        GRANT USAGE ON SCHEMA "public" TO "snapshot_half_blind";
                        GRANT SELECT ON "public"."customer" TO "snapshot_half_blind";
                        GRANT SELECT ON "public"."shape" TO "snapshot_half_blind";
                    """);
        } finally {
            PreparedBy.execute(source.dataSource(), "drop owned by snapshot_half_blind; drop role snapshot_half_blind");
        }
    }

    @Test
    void takeWhenNobodyAnswersSaysWhere() {
        Said said = source.run(
                "databases: {shop: {image: \"postgres:18\"}}",
                List.of(
                        "snapshot",
                        "--url=jdbc:postgresql://127.0.0.1:1/shop?password=secret",
                        "--username=reader",
                        "--output=" + source.file()));
        System.clearProperty("concordat.databases.shop.url");
        System.clearProperty("concordat.databases.shop.username");

        assertThat(said).isEqualTo(new Said(2, "", """
                The database to take a snapshot of cannot be read: Connection to 127.0.0.1:1 refused. Check that the \
                hostname and port are correct and that the postmaster is accepting TCP/IP connections.
                  Where: <server>/shop
                  Fix: see that it runs, and that '--url', '--username' and the password (an environment variable) are \
                right.
                """));
    }

    @Test
    void takeWhenTheFileIsThereLeavesIt() throws IOException {
        Files.createDirectories(source.file().getParent());
        Files.writeString(source.file(), "mine");

        assertThat(source.take().err()).isEqualTo("""
                '<folder>/fixtures/snapshot.yml' is there already.
                  Where: command line
                  Fix: name another file by '--output', or replace it by '--force'.
                """);
        assertThat(source.text()).isEqualTo("mine");

        source.rules("customer.iban: null");
        assertThat(source.take("--force").err()).isEmpty();
        assertThat(source.text()).contains("customer:\n");
        assertThat(folder.resolve("fixtures").toFile().list()).containsExactly("snapshot.yml");
    }

    @Test
    void takeWhenTheFileCouldBeNoFixtureSetSaysHowItEnds() {
        refused("""
                '<folder>/rows.csv' cannot be a fixture set of rows.
                  Where: command line
                  Fix: let '--output' end with .yml, .yaml or .json.
                """, "--output=" + folder.resolve("rows.csv"));
        refused("""
                '<folder>/rows.yml' is there already.
                  Where: command line
                  Fix: it is a folder: name a file by '--output'.
                """, "--output=" + folderOf("rows.yml"), "--force");
    }

    private Path folderOf(String name) {
        Path made = folder.resolve(name);
        assertThat(made.toFile().mkdir()).isTrue();
        return made;
    }

    @Test
    void takeWhenSeveralDatabasesAreDeclaredAsksForWhich() {
        assertThat(source.run("databases: {main: {}, stock: {}}", List.of("snapshot")))
                .isEqualTo(new Said(2, "", """
                A snapshot is of one database, and 2 are declared: main, stock.
                  Where: command line
                  Fix: name the one that is meant: --database=main.
                """));
    }

    @Test
    void takeWhenNoUrlIsGivenAndNothingRunsSaysWhatStartsIt() {
        assertThat(source.run("databases: {main: {}}", List.of("snapshot", "--project=" + folder)))
                .isEqualTo(new Said(2, "", """
                Database 'main' is not there, so 'snapshot' cannot be done.
                  Where: concordat.yml:1
                  Fix: run 'start' first: it makes, migrates and loads it.
                """));
    }

    @Test
    void takeWhenTheKeyIsShortSaysHowLongItHasToBe() {
        System.setProperty("concordat.snapshot.key", "secret");
        try {
            refused("""
                    The key for pseudonyms has 6 characters, which can be guessed.
                      Where: system property 'concordat.snapshot.key'
                      Fix: let it have 16 or more, or leave it out: then each snapshot has another one.
                    """);
        } finally {
            System.clearProperty("concordat.snapshot.key");
        }
    }
}
