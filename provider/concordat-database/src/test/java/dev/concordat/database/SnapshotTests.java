package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.concordat.configuration.Settings;
import dev.concordat.configuration.YamlDocument;
import dev.concordat.database.SnapshotSource.Said;
import dev.concordat.database.internal.snapshot.Snapshot;
import dev.concordat.database.internal.snapshot.SnapshotRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a snapshot holds: which rows, and what becomes of their values. */
class SnapshotTests {

    @TempDir
    private Path folder;

    private SnapshotSource shop(String name) {
        return SnapshotShop.made(name, folder);
    }

    @Test
    void takeWhenRowsReferToOthersBringsThemAlong() throws IOException {
        SnapshotSource source = shop("snapshot_shop");

        assertThat(source.take("--tables=audit.*,line,remark", "--rows=5")).isEqualTo(new Said(0, """
                shop: reads <server>/snapshot_shop in one read-only transaction: safe on a database in use, nothing is \
                written there
                shop: masks by default, without rules
                shop: wrote 44 rows of 6 tables (audit.log 9, country 1, customer 19, customer_order 5, line 5, remark \
                5); 12 columns masked, 13 kept, to <folder>/fixtures/snapshot.yml
                shop: load it by this line in concordat.yml:
                fixtures: [snapshot]
                """, ""));
        assertThat(source.text()).doesNotContainIgnoringCase("lovelace").doesNotContain("secret");
        assertThat(source.values("line", "id")).containsExactly("1", "250", "500", "750", "1000");
        assertThat(source.values("customer_order", "customer_id")).containsExactly("1", "250", "500", "750", "1000");
        assertThat(source.values("customer", "id")).contains("125", "62", "31", "15", "7", "3", "1");

        SnapshotSource target = SnapshotSource.made("snapshot_shop_copy", folder, SnapshotShop.SCHEMA);
        target.load(source.rows());

        String joined = "select count(*) from line join customer_order using (customer_id, number) join customer on"
                + " customer.id = customer_id left join customer mentor on mentor.id = customer.mentor_id join country"
                + " on code = customer.country where customer_email is null or customer_email = customer.email";
        assertThat(target.column(joined)).containsExactly("5");
        assertThat(target.column("select count(*) from remark join audit.log on (id, moment) = (log_id, log_moment)"))
                .containsExactly("5");
        assertThat(target.column("insert into customer (email, name, token) values ('@', '', gen_random_uuid())"
                        + " returning id"))
                .containsExactly("1001");
    }

    @Test
    void takeWhenTheKeyIsTheSameGivesTheSameBytes() throws IOException {
        SnapshotSource source = shop("snapshot_same");
        source.take("--rows=20");
        String unkeyed = source.text();

        String first = takeWithKey(source, "a key of these tests alone");
        PreparedBy.execute(
                source.dataSource(), "update customer set born = born; cluster customer using customer_pkey");
        String second = takeWithKey(source, "a key of these tests alone");

        assertThat(second).isEqualTo(first).isNotEqualTo(unkeyed);
        assertThat(kept(second)).isEqualTo(kept(unkeyed));
    }

    private static String takeWithKey(SnapshotSource source, String key) throws IOException {
        Snapshot.take(
                new SnapshotRequest(
                        "shop",
                        source.access(),
                        List.of(),
                        20,
                        Optional.empty(),
                        Optional.of(key),
                        source.file(),
                        true,
                        false),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        return source.text();
    }

    /** The ids of customers and their dates of birth. */
    private static String kept(String text) {
        return text.lines()
                .filter(line -> line.contains("born: "))
                .map(line -> line.replaceAll(".*\\{id: (\\d+),.* born: ([^,]*),.*", "$1 $2"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void takeWhenTheUserMayOnlySelectReadsWhatItMay() throws IOException {
        SnapshotSource source = shop("snapshot_seen");
        PreparedBy.execute(source.dataSource(), """
                drop role if exists snapshot_reader;
                create role snapshot_reader login password 'x';
                create schema closed;
                create table closed.secret (id serial primary key);
                grant select on country, customer_order to snapshot_reader;
                grant select (id, email, name, born, status, token, country, mentor_id) on customer to snapshot_reader""");
        source.rules("customer.password: null\ncustomer.phone: {fixed: '0'}");
        try {
            assertThat(source.takeAs("snapshot_reader", "x", "--tables=customer_order")
                            .err())
                    .isEmpty();
            assertThat(source.values("customer", "phone")).containsOnly("0");
            assertThat(Files.getPosixFilePermissions(source.file()))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        } finally {
            PreparedBy.execute(source.dataSource(), "drop owned by snapshot_reader; drop role snapshot_reader");
        }
    }

    @Test
    void takeWhenReadingWouldWriteIsKeptFromIt() {
        SnapshotSource source = SnapshotSource.made("snapshot_writing", folder, """
                create table trace (id int);
                create function traced() returns boolean language sql volatile security definer
                  as 'insert into trace values (1) returning true';
                create table item (id int primary key);
                insert into item values (1);
                alter table item enable row level security;
                create policy traced on item using (traced());
                drop role if exists snapshot_traced;
                create role snapshot_traced login password 'x';
                grant select on item to snapshot_traced""");
        try {
            assertThat(source.takeAs("snapshot_traced", "x", "--tables=item").err())
                    .startsWith("""
                    Table 'item' cannot be read: ERROR: cannot execute INSERT in a read-only transaction""");
            assertThat(source.column("select id from trace")).isEmpty();
        } finally {
            PreparedBy.execute(source.dataSource(), "drop owned by snapshot_traced; drop role snapshot_traced");
        }
    }

    @Test
    void takeWhenReferencesLeadNowhereLeavesTheirRowsOut() throws IOException {
        SnapshotSource source = SnapshotSource.made("snapshot_gaps", folder, """
                create table parent (id int primary key, name text);
                create table child (id int primary key, parent_id int);
                create table toy (id int primary key, child_id int references child);
                insert into parent values (1, 'x');
                insert into child values (1, 1), (2, 99), (3, null);
                insert into toy values (1, 1), (2, 2), (3, 3);
                alter table child add foreign key (parent_id) references parent not valid""");

        assertThat(source.take().out())
                .contains(
                        "shop: left out rows that refer to rows which are not there, or which a policy hides: child 1,"
                                + " toy 1\n");
        assertThat(source.values("toy", "id")).containsExactly("1", "3");
    }

    @Test
    void takeWhenKeysAreNoNumbersTakesFromBothEnds() throws IOException {
        SnapshotSource source = SnapshotSource.made("snapshot_ends", folder, """
                create table word (word text primary key, n int);
                create table visit (id uuid primary key, n int);
                create table note (n int, at date);
                insert into word select 'w' || lpad(i::text, 4, '0'), i from generate_series(1, 1000) i;
                insert into visit select rpad(lpad(to_hex(i), 4, '0'), 32, '0')::uuid, i from generate_series(0, 1000) i;
                insert into note select i, '2026-01-01' from generate_series(1, 1000) i""");

        assertThat(source.take("--rows=5").err()).isEmpty();
        assertThat(source.values("word", "n")).containsExactlyInAnyOrder("1", "2", "998", "999", "1000");
        assertThat(source.values("visit", "n")).containsExactly("0", "250", "500", "750", "1000");
        assertThat(source.values("note", "n")).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void takeWhenOutputIsJsonLoadsTheSame() throws IOException {
        SnapshotSource source = shop("snapshot_json");
        Path file = folder.resolve("fixtures/rows.json");

        assertThat(source.take("--output=" + file, "--rows=5").out()).endsWith("fixtures: [rows]\n");
        SnapshotSource target = SnapshotSource.made("snapshot_json_copy", folder, SnapshotShop.SCHEMA);
        target.load(YamlDocument.read(file).asMapping("rows"));

        assertThat(target.column("select count(*) >= 5 from customer")).containsExactly("t");
    }

    @Test
    void takeWhenFlywayHasMigratedNamesTheVersionToLoadAt() throws Exception {
        Database main = Databases.declared().get("main");
        SnapshotSource source = new SnapshotSource(main, "main", folder);

        assertThat(source.take("--tables=product,purchase").out()).endsWith("fixtures: [snapshot@3]\n");
        DeclaredBy.yaml(folder, """
                databases:
                  again: {migrations: "classpath:db/migration", fixtures: [snapshot@3]}
                """, () -> {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            Databases databases = Databases.prepare(Settings.load(loader));
            String ids = "select id from product union all select id from sales.purchase order by 1";
            assertThat(PreparedBy.column(databases.get("again"), ids)).isEqualTo(PreparedBy.column(main, ids));
            databases.close();
        });
    }

    @Test
    void takeWhenTablesAreLargeReadsThemByTheirIndexesAlone() throws IOException {
        SnapshotSource source = SnapshotSource.made("snapshot_large", folder, """
                create table owner (id uuid primary key, name text);
                create table thing (id bigint primary key, owner_id uuid references owner, name text);
                insert into owner select md5(i::text)::uuid, 'x' from generate_series(1, 50000) i;
                insert into thing select i, md5((i % 50000 + 1)::text)::uuid, 'y' from generate_series(1, 50000) i""");
        PreparedBy.execute(source.dataSource(), "vacuum analyze");
        long before = wholeReads(source);

        assertThat(source.take("--tables=thing").err()).isEmpty();

        assertThat(wholeReads(source)).isEqualTo(before);
        assertThat(source.values("owner", "id")).hasSize(100);
    }

    /** How often a table was read from its beginning. A session notes that before it is gone. */
    private static long wholeReads(SnapshotSource source) {
        String others = "select count(*) from pg_stat_activity where datname = current_database()"
                + " and backend_type = 'client backend' and pid <> pg_backend_pid()";
        await().until(() -> source.column(others), List.of("0")::equals);
        return Long.parseLong(
                source.column("select sum(seq_scan) from pg_stat_user_tables").get(0));
    }
}
