create table product (id bigint primary key, price bigint);
