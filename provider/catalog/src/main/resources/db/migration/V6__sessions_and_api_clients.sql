create table customer_session (
    token       text primary key,
    customer_id bigint      not null references customer (id) on delete cascade,
    expires_at  timestamptz not null
);

create table api_client (
    api_key text primary key,
    name    text not null unique
);
