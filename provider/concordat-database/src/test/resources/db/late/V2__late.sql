create table late (id bigint);
