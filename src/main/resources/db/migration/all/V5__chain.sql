-- The record as a chain: every entry carries the digest of the one before it, and digests of its text.
create table log_entry (
    sequence     bigint primary key check (sequence > 0),
    kind         varchar(20) not null,
    subject_id   uuid not null,
    number       integer not null check (number > 0),
    change       varchar(20) not null,
    serious      boolean not null,
    published_at timestamp(6) with time zone not null,
    leaves       text not null,
    publisher    varchar(43) not null,
    digest       varchar(43) not null,
    constraint log_entry_number unique (subject_id, number)
);
create index log_entry_by_kind on log_entry (kind, sequence);
create index log_entry_by_change on log_entry (change, sequence);
create index log_entry_by_time on log_entry (published_at, sequence);

-- The text of an entry, with its salts, lies beside the log: a withdrawal destroys it, a redaction puts what is left of
-- it in its place. A withdrawal has no body.
create table log_text (
    sequence     bigint primary key references log_entry,
    remade_by    bigint references log_entry,
    body         text,
    note         text not null,
    published_by varchar(100) not null,
    salts        text not null
);

-- Which other subjects an edition shows: an article's explainer and its conflict.
create table log_reference (
    subject_id uuid not null,
    sequence   bigint not null references log_entry,
    constraint log_reference_key primary key (subject_id, sequence)
);
create index log_reference_by_entry on log_reference (sequence);

-- Every address under which a subject was ever published is its own for ever.
create table log_address (
    kind       varchar(20) not null,
    slug       varchar(120) not null,
    subject_id uuid not null,
    constraint log_address_key primary key (kind, slug)
);
create index log_address_by_subject on log_address (subject_id);

-- The one row that everybody who writes locks, which is what makes the sequence gap-free and in commit order.
create table log_head (
    id           integer primary key check (id = 1),
    sequence     bigint not null,
    published_at timestamp(6) with time zone not null,
    digest       varchar(43)
);
insert into log_head (id, sequence, published_at) values (1, 0, timestamp with time zone '1970-01-01 00:00:00+00');
