-- 量表: what an institution brings in itself, each version kept for the assessments that were answered under it.

create table own_instrument (
  org_id       uuid not null,
  id           uuid not null,
  instrument   text not null,
  version      text not null,
  definition   jsonb not null,
  permitted_by text not null,
  reference    text not null,
  made_by      uuid not null,
  made_at      timestamptz not null,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  revision     integer not null default 1,
  constraint own_instrument__pk primary key (org_id, id),
  constraint own_instrument__version unique (org_id, instrument, version),
  constraint own_instrument__withdrawn check ((withdrawn_by is null) = (withdrawn_at is null))
);
comment on table own_instrument is 'Instruments an institution brought in, one row a version; never edited, never deleted.';
comment on column own_instrument.instrument is 'The same for every version of one questionnaire; the prefix keeps it apart from content.';
comment on column own_instrument.definition is 'As contract/src/content/instrument.ts describes it; words of a questionnaire, nothing about anybody.';
comment on column own_instrument.reference is 'Letter, contract or licence by which the institution may use it.';

alter table own_instrument enable row level security;
create policy own_instrument__org on own_instrument using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on own_instrument to quancheng_app;
