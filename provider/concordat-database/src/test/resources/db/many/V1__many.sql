create table table_1 (id bigint generated always as identity);
create table table_2 (id bigint generated always as identity);
create table table_3 (id bigint generated always as identity);
create table table_4 (id bigint generated always as identity);
create table table_5 (id bigint generated always as identity);
create table table_6 (id bigint generated always as identity);
create table table_7 (id bigint generated always as identity);
