package dev.concordat.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.concordat.configuration.YamlValue;
import dev.concordat.database.SnapshotSource.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a snapshot holds: which rows, and what becomes of their values. */
class SnapshotTests {

    private static final String SCHEMA = """
            create schema audit;
            create table country (code char(2) primary key, name text not null);
            create table customer (
              id bigint generated always as identity primary key,
              email varchar(60) not null unique check (email ~ '@'),
              name text not null,
              phone varchar(20),
              born date,
              status text not null default 'NEW' check (status in ('NEW', 'OLD')),
              token uuid not null unique,
              country char(2) references country,
              mentor_id bigint references customer,
              password text,
              initial text generated always as (left(name, 1)) stored);
            create unique index on customer (lower(name));
            create table customer_order (
              customer_id bigint not null references customer,
              number integer not null,
              customer_email varchar(60) references customer (email),
              note text,
              primary key (customer_id, number));
            create table line (
              id serial primary key, customer_id bigint not null, number integer not null,
              foreign key (customer_id, number) references customer_order);
            create table audit.log (id bigint, moment timestamptz, what jsonb, primary key (id, moment))
              partition by range (moment);
            create table audit.log_2025 partition of audit.log for values from ('2025-01-01') to ('2026-01-01');
            create table audit.log_2026 partition of audit.log for values from ('2026-01-01') to ('2027-01-01');
            create table remark (text text, log_id bigint, log_moment timestamptz,
              foreign key (log_id, log_moment) references audit.log)""";

    private static final String DATA = """
            insert into country values ('DE', 'Germany'), ('FR', 'France');
            insert into customer (email, name, phone, born, status, token, country, mentor_id, password)
              select 'ada' || i || '@lovelace.org', 'Ada Lovelace ' || i, '+49 30 ' || i, date '1990-01-01' + i,
                     case when i % 2 = 0 then 'NEW' else 'OLD' end, md5(i::text)::uuid, 'DE',
                     nullif(i / 2, 0), 'secret' || i
                from generate_series(1, 1000) i;
            insert into customer_order
              select id, 1, case when id % 3 = 0 then email end, 'Ring at Lovelace' from customer;
            insert into line (customer_id, number) select customer_id, number from customer_order;
            insert into audit.log select i, timestamptz '2025-12-01' + i * interval '1 day', '{"by": "Lovelace"}'
              from generate_series(1, 60) i;
            insert into remark select 'Lovelace ' || i, i, timestamptz '2025-12-01' + i * interval '1 day'
              from generate_series(1, 60) i""";

    @TempDir
    private Path folder;

    private SnapshotSource shop(String name) {
        return SnapshotSource.made(name, folder, SCHEMA, DATA);
    }

    private static List<YamlValue> rows(SnapshotSource source, String table) {
        return source.rows().get(table).orElseThrow().asSequence(table).items();
    }

    private static List<String> values(SnapshotSource source, String table, String column) {
        return rows(source, table).stream()
                .map(row -> row.asMapping(table).get(column).orElseThrow())
                .map(value -> value.plain() == null ? "null" : value.asText(column))
                .toList();
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
        assertThat(values(source, "line", "id")).containsExactly("1", "250", "500", "750", "1000");
        assertThat(values(source, "customer_order", "customer_id")).containsExactly("1", "250", "500", "750", "1000");
        assertThat(values(source, "customer", "id")).contains("125", "62", "31", "15", "7", "3", "1");

        SnapshotSource target = SnapshotSource.made("snapshot_shop_copy", folder, SCHEMA);
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
}
