-- The planner's statistics hold samples of a column's values, which would outlive the rows.
do $$
declare
    text_column record;
begin
    for text_column in
        select c.relname, a.attname
          from pg_attribute a
          join pg_class c on c.oid = a.attrelid
         where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and a.attnum > 0
           and not a.attisdropped
           and (a.atttypid = 'text'::regtype or a.atttypid = 'varchar'::regtype and a.atttypmod not between 0 and 104)
    loop
        execute format('alter table %I alter column %I set statistics 0', text_column.relname, text_column.attname);
    end loop;
end
$$;
