alter table product
    add column stock_threshold integer not null default 0 check (stock_threshold >= 0);
