create table product (id bigint primary key, name text);
