-- Requests to others, made when something happens to a contract. Without a consumer, all are meant; with a label, all
-- that bear it; likewise the provider.
create table webhook (
  id bigint generated always as identity primary key,
  uuid text not null unique,
  description text,
  -- method and host, what it is called by where it has no description
  summary text not null,
  consumer_id bigint references pacticipant on delete cascade,
  consumer_label text,
  provider_id bigint references pacticipant on delete cascade,
  provider_label text,
  enabled boolean not null,
  events text[] not null,
  method text not null,
  url text not null,
  headers json not null,
  username text,
  password text,
  body json,
  created_at timestamptz not null default now(),
  updated_at timestamptz,
  check (consumer_id is null or consumer_label is null),
  check (provider_id is null or provider_label is null)
);
create index on webhook (consumer_id);
create index on webhook (provider_id);

-- One event that one webhook waited for. Written in the transaction of the event, so that none is lost, and made from
-- here, by whichever instance of the broker is there.
create table triggered_webhook (
  id bigint generated always as identity primary key,
  uuid uuid not null unique default gen_random_uuid(),
  webhook_id bigint references webhook on delete set null,
  name text not null,
  event text not null,
  -- the address that the broker was reached by, which links begin with
  base text not null,
  pact_id bigint not null references pact on delete cascade,
  consumer_id bigint not null references pacticipant on delete cascade,
  provider_id bigint not null references pacticipant on delete cascade,
  verification_id bigint references verification on delete cascade,
  -- the version that has to verify, of contract_requiring_verification_published
  provider_version_id bigint references version on delete cascade,
  status text not null default 'not_run' check (status in ('not_run', 'retrying', 'success', 'failure')),
  attempts int not null default 0,
  -- when it is to be made; while it is being made, when somebody else is to make it if nothing was heard
  due_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  updated_at timestamptz
);
create index on triggered_webhook (due_at) where status in ('not_run', 'retrying');
create index on triggered_webhook (webhook_id);
create index on triggered_webhook (pact_id);
create index on triggered_webhook (verification_id);
create index on triggered_webhook (provider_version_id);
create index on triggered_webhook (consumer_id, provider_id);
create index on triggered_webhook (provider_id);

create table webhook_execution (
  id bigint generated always as identity primary key,
  triggered_webhook_id bigint not null references triggered_webhook on delete cascade,
  success boolean not null,
  logs text not null,
  created_at timestamptz not null default now()
);
create index on webhook_execution (triggered_webhook_id);
