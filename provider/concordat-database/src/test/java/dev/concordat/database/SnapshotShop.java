package dev.concordat.database;

import java.nio.file.Path;

/** A shop with all that makes rows hard to take: keys of several columns, of text, to itself, into partitions. */
final class SnapshotShop {

    static final String SCHEMA = """
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

    static final String DATA = """
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

    private SnapshotShop() {}

    static SnapshotSource made(String name, Path folder) {
        return SnapshotSource.made(name, folder, SCHEMA, DATA);
    }
}
