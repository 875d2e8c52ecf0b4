update flyway_schema_history set checksum = 1 where version = '1';
