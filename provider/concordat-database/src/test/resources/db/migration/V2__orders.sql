create schema sales;

create table sales.purchase (
  id         serial primary key,
  product_id bigint not null references product (id),
  day        date not null
);
