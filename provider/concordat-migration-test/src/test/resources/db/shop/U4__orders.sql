drop table customer_ordr;
