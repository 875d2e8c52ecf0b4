create or replace view owners as select distinct owner from account;
