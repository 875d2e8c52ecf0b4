create table customer_order (
    id integer generated always as identity primary key,
    product_id integer not null references product,
    customer text not null
);
