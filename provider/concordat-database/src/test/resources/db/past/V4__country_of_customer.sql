alter table customer add column country char(2) references country (code);
