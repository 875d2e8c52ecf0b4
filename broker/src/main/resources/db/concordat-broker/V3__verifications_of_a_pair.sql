-- Whether a pair was ever verified is asked with every publication; and pacticipants are deleted with their results.
create index on verification (consumer_id, provider_id);
create index on verification (provider_id);
