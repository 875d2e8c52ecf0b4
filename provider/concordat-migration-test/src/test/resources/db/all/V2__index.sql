create index concurrently account_owner on account (owner);
