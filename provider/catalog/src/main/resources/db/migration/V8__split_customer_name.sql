alter table customer
    add column first_name text,
    add column last_name  text;

update customer
set first_name = split_part(full_name, ' ', 1),
    last_name  = nullif(substr(full_name, length(split_part(full_name, ' ', 1)) + 2), '');

alter table customer
    alter column first_name set not null,
    drop column full_name;
