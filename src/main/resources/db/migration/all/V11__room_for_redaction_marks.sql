-- A mark that stands for redacted words may be longer than they were. No mark stands for less than one character, so ten
-- times what the form allows is room enough, however much is redacted.
alter table conflict alter column name set data type varchar(3000);

alter table timeline_event alter column headline set data type varchar(3000);
alter table timeline_event alter column place set data type varchar(2000);
alter table timeline_event_source alter column name set data type varchar(5000);

alter table explainer alter column title set data type varchar(3000);
alter table question alter column question set data type varchar(3000);

alter table article alter column headline set data type varchar(3000);
alter table article alter column standfirst set data type varchar(10000);
alter table article alter column section set data type varchar(600);
alter table article alter column kicker set data type varchar(1000);
alter table article alter column byline set data type varchar(2000);
alter table article alter column dateline set data type varchar(1000);
