create table shipment (
    order_id    bigint primary key references customer_order (id),
    carrier     text        not null,
    tracking_no text        not null,
    shipped_at  timestamptz not null default now()
);
