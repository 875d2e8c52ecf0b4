create table invoice (id uuid primary key default uuid_generate_v4(), tags hstore);
