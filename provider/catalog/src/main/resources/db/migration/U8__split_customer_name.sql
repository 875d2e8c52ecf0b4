-- Written for its test, and for the day it is needed: Flyway's open edition never runs it.
alter table customer
    add column full_name text;

update customer
set full_name = concat_ws(' ', first_name, last_name);

alter table customer
    alter column full_name set not null,
    drop column first_name,
    drop column last_name;
