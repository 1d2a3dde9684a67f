-- Lengths are twice what the form allows: H2 counts UTF-16 units, the form what a person calls a character.
create table conflict (
    id         uuid primary key,
    version    bigint not null,
    slug       varchar(120) not null unique,
    name       varchar(600) not null,
    changed_at timestamp(6) with time zone not null,
    changed_by varchar(100) not null
);

create table timeline_event (
    id             varchar(20) primary key,
    conflict_id    uuid not null references conflict,
    place_in_order integer not null,
    happened       varchar(100) not null,
    headline       varchar(600) not null,
    text           text not null,
    place          varchar(400) not null,
    importance     varchar(20) not null
);
create index timeline_event_of_conflict on timeline_event (conflict_id, place_in_order);

create table timeline_event_source (
    event_id       varchar(20) not null references timeline_event,
    place_in_order integer not null,
    name           varchar(1000) not null,
    link           varchar(2000),
    primary key (event_id, place_in_order)
);

create table explainer (
    id         uuid primary key,
    version    bigint not null,
    slug       varchar(120) not null unique,
    title      varchar(600) not null,
    changed_at timestamp(6) with time zone not null,
    changed_by varchar(100) not null
);

create table question (
    id             varchar(20) primary key,
    explainer_id   uuid not null references explainer,
    place_in_order integer not null,
    question       varchar(600) not null,
    answer         text not null
);
create index question_of_explainer on question (explainer_id, place_in_order);

create table article (
    id           uuid primary key,
    version      bigint not null,
    slug         varchar(120) not null unique,
    headline     varchar(600) not null,
    standfirst   varchar(2000) not null,
    section      varchar(120) not null,
    kicker       varchar(200) not null,
    byline       varchar(400) not null,
    dateline     varchar(200) not null,
    body         text not null,
    explainer_id uuid references explainer,
    conflict_id  uuid references conflict,
    changed_at   timestamp(6) with time zone not null,
    changed_by   varchar(100) not null
);
create index article_of_explainer on article (explainer_id);
create index article_of_conflict on article (conflict_id);
create index article_by_change on article (changed_at);
