-- 标准库: an institution's own standard packs, and cases that were moved from one pack to another.

create table own_pack (
  org_id       uuid not null,
  id           uuid not null,
  code         text not null,
  version      integer not null,
  state        text not null default 'draft',
  definition   jsonb not null,
  based_on     text,
  made_by      uuid not null,
  made_at      timestamptz not null,
  changed_at   timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  revision     integer not null default 1,
  constraint own_pack__pk primary key (org_id, id),
  constraint own_pack__version unique (org_id, code, version),
  constraint own_pack__state check (state in ('draft', 'in-use', 'retired')),
  constraint own_pack__published check ((state = 'draft') = (published_at is null))
);
create unique index own_pack__one_draft on own_pack (org_id, code) where state = 'draft';
create unique index own_pack__one_in_use on own_pack (org_id, code) where state = 'in-use';
comment on table own_pack is 'Standards an institution has made from another. Once published a version never changes: cases keep the version they began with.';
comment on column own_pack.code is 'Begins with own-, which no pack of the content does.';
comment on column own_pack.definition is 'A standard pack as content/packs has them; a draft may still have gaps, a published one has passed the content''s own check.';
comment on column own_pack.based_on is 'code@version of what it was copied from; null where it came as a file.';
comment on column own_pack.state is 'retired: no case is opened under it any more, those that are go on.';

alter table own_pack enable row level security;
create policy own_pack__org on own_pack using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update, delete on own_pack to quancheng_app;

create table case_pack_move (
  org_id        uuid not null,
  id            uuid not null,
  case_id       uuid not null,
  from_pack     text not null,
  from_version  text not null,
  to_pack       text not null,
  to_version    text not null,
  from_stage    text not null,
  to_stage      text not null,
  reason_sealed bytea not null,
  by            uuid not null,
  at            timestamptz not null,
  constraint case_pack_move__pk primary key (org_id, id)
);
create index case_pack_move__case on case_pack_move (org_id, case_id, at);
comment on table case_pack_move is 'A case went on under another standard: from which, to which, at which step, by whom and why.';

alter table case_pack_move enable row level security;
create policy case_pack_move__org on case_pack_move using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert on case_pack_move to quancheng_app;
