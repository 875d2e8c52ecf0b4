-- a statement that is told to end, and begins again
do $$
begin
  loop
    begin
      execute 'grant set on parameter work_mem to public';
      exit;
    exception when query_canceled then
      null;
    end;
  end loop;
end $$;
