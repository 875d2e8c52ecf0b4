create view customer_names as select id, first_name || coalesce(' ' || last_name, '') as name from customer;
