-- The record: one log of editions in the order in which they were committed.
create table edition (
    sequence     bigint primary key check (sequence > 0),
    kind         varchar(20) not null,
    subject_id   uuid not null,
    number       integer not null check (number > 0),
    change       varchar(20) not null,
    note         text not null,
    slug         varchar(120) not null,
    published_at timestamp(6) with time zone not null,
    published_by varchar(100) not null,
    unique (subject_id, number)
);
create index edition_by_kind on edition (kind, sequence);
create index edition_by_slug on edition (kind, slug, sequence);

-- What readers see of an edition. It lies beside the log, so that a later redaction can destroy it while the log stands.
create table edition_text (
    sequence bigint primary key references edition,
    body     text not null
);

-- Which other subjects an edition shows: an article's explainer and its conflict.
create table edition_reference (
    subject_id uuid not null,
    sequence   bigint not null references edition,
    primary key (subject_id, sequence)
);

-- The one row that every publication locks, which is what makes the sequence gap-free and in commit order.
create table edition_head (
    id           integer primary key check (id = 1),
    sequence     bigint not null,
    published_at timestamp(6) with time zone not null
);
insert into edition_head (id, sequence, published_at) values (1, 0, timestamp with time zone '1970-01-01 00:00:00+00');
