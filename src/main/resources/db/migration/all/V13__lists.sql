-- Which editions readers see now in which lists: of all subjects of a kind, and of the articles that show an explainer or
-- a timeline. It follows from the log, and spares reading all of it for what was published last.
create table listed (
    list     varchar(36) not null,
    sequence bigint not null references log_entry,
    constraint listed_key primary key (list, sequence)
);
create index listed_by_entry on listed (sequence);

insert into listed (list, sequence)
select e.kind, e.sequence
  from log_entry e
  join log_text t on t.sequence = e.sequence and t.body is not null
 where not exists (select 1 from log_entry n where n.subject_id = e.subject_id and n.number = e.number + 1);

insert into listed (list, sequence)
select cast(r.subject_id as varchar(36)), r.sequence
  from listed l
  join log_reference r on r.sequence = l.sequence;

-- The newest entry of a subject up to another, and its corrections, without reading its other entries.
create index log_entry_by_subject on log_entry (subject_id, sequence desc);
create index log_entry_corrections on log_entry (subject_id, change, sequence desc);
