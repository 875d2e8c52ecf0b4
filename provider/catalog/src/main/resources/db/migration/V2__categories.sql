create table category (
    id   bigint generated always as identity primary key,
    name text not null unique
);

alter table product
    add column category_id bigint references category (id);
