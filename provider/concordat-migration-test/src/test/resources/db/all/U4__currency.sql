-- ${currency} was the default
alter table account drop column currency;
