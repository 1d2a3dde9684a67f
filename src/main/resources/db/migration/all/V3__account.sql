create table account (
    id       uuid primary key,
    version  bigint not null,
    name     varchar(100) not null unique,
    password varchar(200) not null,
    role     varchar(20) not null
);

-- Holds its one row once the first administrator exists: two setups at the same moment cannot both succeed.
create table account_setup (
    id integer primary key check (id = 1)
);
