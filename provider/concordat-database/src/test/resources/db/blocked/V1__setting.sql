-- a right that holds on the whole server
grant set on parameter work_mem to public;
