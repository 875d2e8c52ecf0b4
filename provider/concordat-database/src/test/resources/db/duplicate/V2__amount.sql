create table amount (id integer);
