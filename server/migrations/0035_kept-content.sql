-- 标准库: the text of every version of a standard pack and an instrument, as it was when this house first had it.

create table content_version (
  kind       text not null,
  code       text not null,
  version    text not null,
  definition jsonb not null,
  kept_at    timestamptz not null,
  constraint content_version__pk primary key (kind, code, version),
  constraint content_version__kind check (kind in ('pack', 'instrument'))
);
comment on table content_version is 'Read and written at the start only. A file that says the same version with other words is not taken once somebody works by that version.';
comment on column content_version.definition is 'The file as the content''s own check read it.';
