-- Who takes part: consumers and providers alike.
create table pacticipant (
  id bigint generated always as identity primary key,
  name text not null unique,
  -- the name without case and punctuation: two that differ by those alone are most likely one, misspelt
  plain_name text not null,
  display_name text,
  repository_url text,
  repository_name text,
  repository_namespace text,
  main_branch text,
  created_at timestamptz not null default now(),
  updated_at timestamptz
);
create index on pacticipant (plain_name);

create table label (
  pacticipant_id bigint not null references pacticipant on delete cascade,
  name text not null,
  created_at timestamptz not null default now(),
  primary key (pacticipant_id, name)
);

-- A version's id is its place in the order: the latest is the one that was created last.
create table version (
  id bigint generated always as identity primary key,
  pacticipant_id bigint not null references pacticipant on delete cascade,
  number text not null,
  build_url text,
  created_at timestamptz not null default now(),
  updated_at timestamptz,
  unique (pacticipant_id, number)
);
create index on version (pacticipant_id, id);

create table branch (
  id bigint generated always as identity primary key,
  pacticipant_id bigint not null references pacticipant on delete cascade,
  name text not null,
  created_at timestamptz not null default now(),
  unique (pacticipant_id, name)
);

create table branch_version (
  branch_id bigint not null references branch on delete cascade,
  version_id bigint not null references version on delete cascade,
  -- of a version's first tag, where nobody named a branch
  guessed boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (branch_id, version_id)
);
create index on branch_version (version_id);

create table tag (
  version_id bigint not null references version on delete cascade,
  name text not null,
  -- the version's own, so that the latest version of a tag is found by one index
  pacticipant_id bigint not null references pacticipant on delete cascade,
  created_at timestamptz not null default now(),
  primary key (version_id, name)
);
create index on tag (pacticipant_id, name, version_id);

create table integration (
  id bigint generated always as identity primary key,
  consumer_id bigint not null references pacticipant on delete cascade,
  provider_id bigint not null references pacticipant on delete cascade,
  created_at timestamptz not null default now(),
  contract_data_updated_at timestamptz not null default now(),
  unique (consumer_id, provider_id)
);
create index on integration (provider_id);

-- A pact's content, kept once however many consumer versions have it; results are of the content.
create table pact_version (
  id bigint generated always as identity primary key,
  consumer_id bigint not null references pacticipant on delete cascade,
  provider_id bigint not null references pacticipant on delete cascade,
  sha text not null,
  content text not null,
  created_at timestamptz not null default now(),
  unique (consumer_id, provider_id, sha)
);
create index on pact_version (provider_id);

-- A publication: this consumer version has that content. A merge adds a revision; the last one counts.
create table pact (
  id bigint generated always as identity primary key,
  consumer_id bigint not null references pacticipant on delete cascade,
  provider_id bigint not null references pacticipant on delete cascade,
  consumer_version_id bigint not null references version on delete cascade,
  pact_version_id bigint not null references pact_version on delete cascade,
  revision int not null,
  latest boolean not null,
  created_at timestamptz not null default now(),
  unique (consumer_version_id, provider_id, revision)
);
create unique index pact_latest on pact (consumer_version_id, provider_id) where latest;
create index on pact (provider_id, consumer_id, consumer_version_id) where latest;
create index on pact (pact_version_id, consumer_version_id) where latest;

-- A verification's id is its number, of one sequence for the whole broker.
create table verification (
  id bigint generated always as identity primary key,
  pact_version_id bigint not null references pact_version on delete cascade,
  consumer_id bigint not null references pacticipant on delete cascade,
  provider_id bigint not null references pacticipant on delete cascade,
  provider_version_id bigint not null references version on delete cascade,
  success boolean not null,
  build_url text,
  test_results json,
  verified_by json,
  execution_date timestamptz not null default now(),
  -- what the metadata of the selected pact said: was it pending, work in progress, and for which consumer versions
  pending boolean not null default false,
  wip boolean not null default false,
  consumer_version_ids bigint[] not null default '{}',
  -- the tags and branches of the provider version when the result came, for those who are told of it later
  tag_names text[] not null default '{}',
  branch_names text[] not null default '{}',
  created_at timestamptz not null default now()
);
create index on verification (pact_version_id, id);
create index on verification (provider_version_id);

-- The last result of each pair, which is the cell of the matrix; kept by the writer, so that no reader sorts results.
create table latest_verification (
  pact_version_id bigint not null references pact_version on delete cascade,
  provider_version_id bigint not null references version on delete cascade,
  verification_id bigint not null references verification on delete cascade,
  success boolean not null,
  primary key (pact_version_id, provider_version_id)
);
create index on latest_verification (provider_version_id);
create index on latest_verification (verification_id);

create table environment (
  id bigint generated always as identity primary key,
  uuid uuid not null unique,
  name text not null unique,
  display_name text,
  production boolean not null,
  contacts json,
  created_at timestamptz not null default now(),
  updated_at timestamptz
);

create table deployed_version (
  id bigint generated always as identity primary key,
  uuid uuid not null unique,
  pacticipant_id bigint not null references pacticipant on delete cascade,
  version_id bigint not null references version on delete cascade,
  environment_id bigint not null references environment on delete cascade,
  application_instance text,
  created_at timestamptz not null default now(),
  updated_at timestamptz,
  undeployed_at timestamptz
);
-- one version at a time is deployed to an instance of an environment
create unique index deployed_version_current on deployed_version
  (pacticipant_id, environment_id, coalesce(application_instance, '')) where undeployed_at is null;
create index on deployed_version (version_id);
create index on deployed_version (environment_id, pacticipant_id) where undeployed_at is null;

create table released_version (
  id bigint generated always as identity primary key,
  uuid uuid not null unique,
  pacticipant_id bigint not null references pacticipant on delete cascade,
  version_id bigint not null references version on delete cascade,
  environment_id bigint not null references environment on delete cascade,
  created_at timestamptz not null default now(),
  updated_at timestamptz,
  support_ended_at timestamptz,
  unique (version_id, environment_id)
);
create index on released_version (environment_id, pacticipant_id) where support_ended_at is null;
