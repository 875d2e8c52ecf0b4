alter table product add column price bigint not null default 0;
