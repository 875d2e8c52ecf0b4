alter table customer add column first_name text, add column last_name text;
update customer set first_name = split_part(name, ' ', 1), last_name = nullif(split_part(name, ' ', 2), '');
alter table customer alter column first_name set not null, drop column name;
