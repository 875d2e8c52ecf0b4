create table node (
  id        uuid primary key,
  parent_id uuid references node (id),
  name      text
);
create table team (
  id      integer primary key,
  lead_id integer
);
create table member (
  id      integer primary key,
  team_id integer not null references team (id),
  rank    text not null default 'plain'
);
alter table team add constraint team_lead foreign key (lead_id) references member (id);
create table egg (
  id  integer primary key,
  hen integer not null
);
create table hen (
  id  integer primary key,
  egg integer not null references egg (id) deferrable
);
alter table egg add constraint egg_hen foreign key (hen) references hen (id);
create table left_hand (
  id         integer primary key,
  right_hand integer not null
);
create table right_hand (
  id        integer primary key,
  left_hand integer not null references left_hand (id)
);
alter table left_hand add foreign key (right_hand) references right_hand (id);
create table order_line (
  order_id integer,
  line     integer,
  after    integer,
  primary key (order_id, line),
  foreign key (order_id, after) references order_line (order_id, line)
);
create table late (
  id  integer primary key,
  ref integer references late (id) deferrable initially deferred
);
