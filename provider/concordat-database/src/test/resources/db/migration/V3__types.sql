create domain short_code as text check (length(value) <= 5);

create table sample (
  id       integer primary key,
  moment   timestamptz,
  at_local timestamp,
  hour     time,
  amount   numeric(12, 2),
  rate     double precision,
  flag     boolean,
  country  text,
  postcode text,
  fixed    char(3),
  document json,
  entries  jsonb[],
  numbers  integer[],
  statuses order_status[],
  span     daterange,
  address  inet,
  wait     interval,
  code     short_code,
  "Quoted ""name""" text
);

-- As Hibernate has it: a sequence that belongs to a table by its name alone.
create sequence sample_seq increment by 50;
