alter table product
    add column attributes jsonb  not null default '{}',
    add column tags       text[] not null default '{}';
