comment on table customer is 'migrated';
