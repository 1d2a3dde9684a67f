create trigger log_entry_append_only before update or delete or truncate on log_entry
    for each statement execute function refuse_change();
create trigger log_text_append_only before update or truncate on log_text
    for each statement execute function refuse_change();
create trigger log_reference_append_only before update or delete or truncate on log_reference
    for each statement execute function refuse_change();
create trigger log_address_append_only before update or truncate on log_address
    for each statement execute function refuse_change();

-- A text may be destroyed by a withdrawal or a redaction only, which stands in the log before it does so.
create function refuse_destruction() returns trigger language plpgsql as $$
begin
    if not exists (select 1
                     from log_entry e
                     join log_entry d on d.subject_id = e.subject_id and d.sequence > e.sequence
                                     and d.change in ('withdrawal', 'redaction')
                    where e.sequence = old.sequence) then
        raise exception 'the record is append-only: nothing withdrew or redacted entry %', old.sequence;
    end if;
    return old;
end
$$;
create trigger log_text_destroyed before delete on log_text
    for each row execute function refuse_destruction();
