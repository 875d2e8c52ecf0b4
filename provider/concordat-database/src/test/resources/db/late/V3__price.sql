alter table product add column price_cents integer;
