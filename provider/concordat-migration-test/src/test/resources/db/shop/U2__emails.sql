alter table customer add column mail text;
