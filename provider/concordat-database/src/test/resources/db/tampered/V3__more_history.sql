update flyway_schema_history set description = 'other' where version = '1';
