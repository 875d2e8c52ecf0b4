-- The table is large in production: no lock while the index is built.
create index concurrently customer_order_open on customer_order (placed_at) where status = 'PLACED';
