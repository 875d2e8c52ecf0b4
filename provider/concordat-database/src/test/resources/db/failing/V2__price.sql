-- a comment
alter table product add column name text;

alter table product
  add column price_cents integer not null,
  add column curency currency_code;
