create table one (id integer);
