-- Its editions stand in the chain now.
drop table edition_reference;
drop table edition_text;
drop table edition;
drop table edition_head;
