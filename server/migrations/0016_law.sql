-- 法律: files opened urgently across the teams, and what a client said no to.

create table urgent_opening (
  org_id        uuid not null,
  id            uuid not null,
  client_id     uuid not null,
  account_id    uuid not null,
  reason_sealed bytea not null,
  told          uuid[] not null default '{}',
  opened_at     timestamptz not null,
  expires_at    timestamptz not null,
  ended_at      timestamptz,
  ended_by      uuid,
  revision      integer not null default 1,
  constraint urgent_opening__pk primary key (org_id, id),
  constraint urgent_opening__ended check ((ended_at is null) = (ended_by is null))
);
create index urgent_opening__living on urgent_opening (org_id, account_id, expires_at) where ended_at is null;
create index urgent_opening__client on urgent_opening (org_id, client_id, opened_at desc, id desc);
create index urgent_opening__newest on urgent_opening (org_id, opened_at desc, id desc);
comment on table urgent_opening is 'Somebody opened a file outside their duty, with a reason, for some hours. It ends by itself: what has expired opens nothing.';
comment on column urgent_opening.told is 'Who was told at once and may read this line: the workers of the client''s cases, their supervisors, the head.';

alter table urgent_opening enable row level security;
create policy urgent_opening__org on urgent_opening using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on urgent_opening to quancheng_app;

create table consent_refusal (
  org_id          uuid not null,
  id              uuid not null,
  client_id       uuid not null,
  scope           text not null,
  recipient       text,
  text_version    text not null,
  refused_by      text not null,
  signer_sealed   bytea,
  signer_relation text,
  refused_at      timestamptz not null,
  recorded_by     uuid not null,
  constraint consent_refusal__pk primary key (org_id, id),
  constraint consent_refusal__scope check (scope in ('service', 'record', 'photo', 'share', 'research')),
  constraint consent_refusal__refused_by check (refused_by in ('client', 'guardian'))
);
create index consent_refusal__client on consent_refusal (org_id, client_id, refused_at desc);
comment on table consent_refusal is 'A plain no to one purpose, kept so that the same is not asked again and again (网络数据安全管理条例 22). A no to one purpose says nothing about another.';

alter table consent_refusal enable row level security;
create policy consent_refusal__org on consent_refusal using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on consent_refusal to quancheng_app;

alter table consent add column incapacity_sealed bytea;
comment on column consent.incapacity_sealed is 'Why somebody else signs for a grown-up: what shows that they cannot decide themselves.';
