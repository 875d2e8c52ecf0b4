alter table product add column name text;
