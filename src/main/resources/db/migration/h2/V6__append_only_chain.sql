create trigger log_entry_append_only before update, delete on log_entry
    for each row call "news.backgrounder.edition.AppendOnlyTrigger";
create trigger log_text_append_only before update on log_text
    for each row call "news.backgrounder.edition.AppendOnlyTrigger";
create trigger log_text_destroyed before delete on log_text
    for each row call "news.backgrounder.edition.DestructionTrigger";
create trigger log_reference_append_only before update, delete on log_reference
    for each row call "news.backgrounder.edition.AppendOnlyTrigger";
create trigger log_address_append_only before update on log_address
    for each row call "news.backgrounder.edition.AppendOnlyTrigger";
