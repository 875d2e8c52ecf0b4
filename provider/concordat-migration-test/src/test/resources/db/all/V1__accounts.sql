create table account (id bigint generated always as identity primary key, owner text not null);
create table audit.entry (id bigserial primary key, what text not null);
