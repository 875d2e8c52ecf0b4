create table product (id bigint primary key, name text not null);
insert into product values (1, 'twice'), (2, 'twice');
