/**
 * The tables of each database. Times are milliseconds since 1970, days `YYYY-MM-DD`. A version is
 * never changed: correcting adds another, and a withdrawal says of one, and of all before it, that they do not
 * count. `draft` tells a form that is sent twice.
 */
export const SCHEMA = `
create table if not exists draft (
  collection text not null,
  unit text not null,
  person text not null,
  id text not null unique,
  text text not null,
  at integer not null,
  primary key (collection, unit, person)
) strict;
create table if not exists submission (
  collection text not null,
  unit text not null,
  version integer not null,
  reference text not null unique,
  draft text not null unique,
  text text not null,
  comment text not null,
  handed_in_by text not null,
  at integer not null,
  primary key (collection, unit, version)
) strict;
create table if not exists withdrawal (
  collection text not null,
  unit text not null,
  version integer not null,
  withdrawn_by text not null,
  at integer not null,
  primary key (collection, unit, version)
) strict;
create table if not exists deferral (
  collection text not null,
  unit text not null,
  until text not null,
  reason text not null,
  asked_by text not null,
  at integer not null,
  primary key (collection, unit, until)
) strict;
`
