create trigger edition_append_only before update, delete on edition
    for each row call "news.backgrounder.edition.AppendOnlyTrigger";
create trigger edition_text_append_only before update, delete on edition_text
    for each row call "news.backgrounder.edition.AppendOnlyTrigger";
create trigger edition_reference_append_only before update, delete on edition_reference
    for each row call "news.backgrounder.edition.AppendOnlyTrigger";
