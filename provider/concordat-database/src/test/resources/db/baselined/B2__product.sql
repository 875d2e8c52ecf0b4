create table product (id bigint, name text);
