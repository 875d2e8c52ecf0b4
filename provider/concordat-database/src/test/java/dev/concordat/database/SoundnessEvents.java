package dev.concordat.database;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.postgresql.PGConnection;
import org.postgresql.largeobject.LargeObjectManager;

/** Everything an application may do to its database, one at a time, chosen by chance. */
final class SoundnessEvents {

    /** Something done on a connection that is in a transaction. */
    interface Event {
        void happen(Connection connection, Random random) throws Exception;
    }

    /** Rows and sequences: what is restored in place. */
    static final List<Event> PLAIN = List.of(
            sql("insert into customer (name, email) values ('new %1$d', 'new%1$d@example.org') on conflict do nothing"),
            sql("insert into customer (name, email) select 'n', n || '@x%1$d' from generate_series(1, 30) n"
                    + " on conflict do nothing"),
            sql("update customer set note = repeat('y', %1$d %% 50) where id %% 5 = %1$d %% 5"),
            sql("update customer set name = name where id = 3"),
            sql("delete from customer where id = %1$d %% 40"),
            sql("delete from customer"),
            sql("insert into orders (customer_id, total) select id, %1$d from customer limit 3"),
            sql("update orders set total = total + 1 where id %% 7 = %1$d %% 7"),
            sql("insert into order_line select id, 9, 'x' from orders where id %% 9 = 1 on conflict do nothing"),
            sql("delete from order_line where line = 2"),
            sql("insert into audit (what) overriding system value values ('by hand')"),
            sql("insert into measure values (%1$d %% 1200, 'new')"),
            sql("update measure set key = (key + 100) %% 1200 where key %% 3 = %1$d %% 3"),
            sql("delete from measure where key < 100"),
            sql("update document set body = body || repeat('%1$d', 3000) where id = 1 + %1$d %% 6"),
            sql("insert into document select max(id) + 1, repeat(md5('%1$d'), 5000) from document"),
            sql("delete from document where id = 1 + %1$d %% 6"),
            sql("insert into session_cache (content) values ('%1$d')"),
            sql("update session_cache set content = content || '!'"),
            sql("delete from session_cache where content like '%%3%%'"),
            sql("select nextval('plain')"),
            sql("select nextval('cached')"),
            sql("select nextval('descending') from generate_series(1, 40)"),
            sql("select setval('plain', %1$d + 1)"),
            sql("insert into tree select coalesce(max(id), 0) + 1, min(id) from tree"),
            sql("update tree set parent = null where id = 1 + %1$d %% 20"),
            sql("insert into kinds (tags, data, mood, amount) values ('{x,y}', '{\"a\": [1, %1$d]}', 'happy', 5)"),
            sql("update kinds set data = data || '{\"more\": %1$d}', mood = 'sad' where amount %% 2 = %1$d %% 2"),
            sql("insert into twins select 0, 'twin' from generate_series(1, 3)"),
            sql("delete from twins where ctid = (select min(ctid) from twins)"),
            sql("update wide set amount = amount + 1 where id = 1 + %1$d"),
            sql("update wide set code = 'changed' where id between %1$d and %1$d + 11"),
            sql("delete from wide where id %% 1000 = %1$d %% 1000"),
            sql("insert into wide select max(id) + 1, 'new', 1 from wide"),
            sql("insert into many_twins select n %% 10, 'many' from generate_series(1, 5) n"),
            sql("delete from many_twins where a = %1$d %% 10"),
            sql("update base set x = 'both'"),
            sql("insert into derived values (%1$d, 'd', 1)"),
            sql("insert into booking values (9, int4range(1000 + %1$d, 1002 + %1$d)) on conflict do nothing"),
            sql("update booking set during = int4range(lower(during), upper(during) + 1)"),
            sql("insert into ruled values (-%1$d, 1), (%1$d, 2)"),
            sql("insert into nothing_in_it default values"),
            sql("delete from nothing_in_it"),
            sql("select * from customer where id = 3 for update"),
            sql("select count(*) from orders, order_line"),
            sql("analyze customer"),
            sql("set constraints all immediate"),
            sql("select pg_advisory_xact_lock(%1$d); notify something, '%1$d'; listen something"),
            sql("insert into customer (name, email) values ('broken', '1@example.org')"),
            sql("insert into orders (customer_id, total) values (-1, 1)"),
            sql("savepoint s; delete from orders; rollback to savepoint s; insert into plain_error values (1)"),
            sql("savepoint s; delete from orders where id < 5; release savepoint s"),
            sql("savepoint s; update customer set note = 'gone'; rollback to savepoint s"),
            sql(
                    "do $$ begin perform 1 / 0; exception when others then update twins set b = 'caught' where a = 2; end $$"),
            SoundnessEvents::copy,
            SoundnessEvents::prepared);

    /** What changes more than rows. */
    static final List<Event> RARE = List.of(
            sql("truncate order_line"),
            sql("truncate customer restart identity cascade"),
            sql("truncate orders cascade; insert into orders (customer_id, total) select id, 1 from customer"),
            sql("truncate wide"),
            sql("truncate measure"),
            sql("refresh materialized view totals"),
            sql("create temporary table scratch (id int) on commit drop; insert into scratch values (1)"),
            sql("create temporary table kept_%1$d (id int); insert into kept_%1$d values (1)"),
            sql("create table stray_%1$d (id serial primary key, x text); insert into stray_%1$d (x) values ('s')"),
            sql("create table gone_%1$d (id int); insert into gone_%1$d values (1); drop table gone_%1$d"),
            sql("alter table customer add column extra_%1$d int default 5"),
            sql("create index on orders (total)"),
            sql("drop table order_line"),
            sql("alter sequence plain restart with 77"),
            sql("comment on table customer is '%1$d'"),
            sql("create or replace function audit() returns trigger language plpgsql as $$ begin return null; end $$"),
            sql("alter type mood add value if not exists 'bored'"),
            sql("grant select on customer to public"),
            sql("create view stray_view_%1$d as select 1 as one"),
            sql("alter table twins set (fillfactor = 50)"),
            sql("insert into always_told values (%1$d)"),
            sql("insert into odd values (0)"),
            sql("select lo_from_bytea(0, 'large')"),
            sql("cluster orders using orders_pkey"),
            sql("alter table session_cache set logged"),
            SoundnessEvents::largeObject);

    private SoundnessEvents() {}

    private static Event sql(String sql) {
        return (connection, random) -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql.formatted(random.nextInt(5_000)));
            }
        };
    }

    private static void copy(Connection connection, Random random) throws Exception {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy twins (a, b) from stdin", new StringReader("0\tcopied\n1\t" + random.nextInt() + "\n"));
    }

    /** Often enough that the driver keeps the statement prepared on the server. */
    private static void prepared(Connection connection, Random random) throws SQLException {
        for (int round = 0; round < 6; round++) {
            try (var statement = connection.prepareStatement("update customer set note = ? where id = ?")) {
                statement.setString(1, "prepared");
                statement.setLong(2, random.nextInt(40));
                statement.executeUpdate();
            }
        }
    }

    private static void largeObject(Connection connection, Random random) throws SQLException {
        LargeObjectManager objects = connection.unwrap(PGConnection.class).getLargeObjectAPI();
        long id = objects.createLO();
        if (random.nextBoolean()) {
            objects.delete(id);
        }
    }
}
