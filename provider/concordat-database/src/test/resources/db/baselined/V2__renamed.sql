alter table old rename to product;
