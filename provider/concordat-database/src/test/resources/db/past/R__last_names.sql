create or replace view last_names as select last_name, country from customer;
