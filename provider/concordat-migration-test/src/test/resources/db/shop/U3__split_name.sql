alter table customer add column name text;
update customer set name = first_name || coalesce(' ' || last_name, '');
alter table customer alter column name set not null, drop column first_name, drop column last_name;
