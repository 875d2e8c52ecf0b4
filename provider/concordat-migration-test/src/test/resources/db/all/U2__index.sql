drop index concurrently account_owner;
