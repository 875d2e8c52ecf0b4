create index concurrently supplier_name on supplier (name);
