alter table customer add column first_name text, add column last_name text;
update customer set first_name = split_part(name, ' ', 1), last_name = split_part(name, ' ', 2);
alter table customer drop column name;
create index concurrently_named on customer (last_name);
