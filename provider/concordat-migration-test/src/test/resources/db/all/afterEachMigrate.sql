insert into audit.entry (what) values ('${flyway:filename}');
