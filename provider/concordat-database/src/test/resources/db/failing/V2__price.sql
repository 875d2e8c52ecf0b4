-- a comment
alter table product add column name text;

/* another; of
   two lines */
-- and one more
alter table product
  add column price_cents integer not null,
  add column curency currency_code;
