create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the record is append-only: % on % refused', tg_op, tg_table_name;
end
$$;

create trigger edition_append_only before update or delete or truncate on edition
    for each statement execute function refuse_change();
create trigger edition_text_append_only before update or delete or truncate on edition_text
    for each statement execute function refuse_change();
create trigger edition_reference_append_only before update or delete or truncate on edition_reference
    for each statement execute function refuse_change();
