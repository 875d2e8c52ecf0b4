create table price (id integer);
