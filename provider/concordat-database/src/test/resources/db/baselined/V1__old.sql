create table old (id bigint);
