create table product (id bigint);
