-- Products had no state of their own: those without a price were drafts in all but name.
create type product_status as enum ('DRAFT', 'ACTIVE', 'DISCONTINUED');

alter table product
    add column status          product_status,
    add column available_since date;

update product
set status          = case when price_cents = 0 then 'DRAFT' else 'ACTIVE' end::product_status,
    available_since = created_at::date;

alter table product
    alter column status set not null,
    alter column status set default 'ACTIVE';
