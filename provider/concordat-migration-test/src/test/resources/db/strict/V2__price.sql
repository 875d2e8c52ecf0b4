alter table product
    add column currency text;

-- in cents
alter table product
    alter column price set not null;
