-- 患者的门: one-time links to a questionnaire.

create table door_link (
  org_id        uuid not null,
  id            uuid not null,
  token         text not null,
  client_id     uuid not null,
  case_id       uuid,
  instrument    text not null,
  made_by       uuid not null,
  made_at       timestamptz not null,
  expires_at    timestamptz not null,
  used_at       timestamptz,
  used_command  uuid,
  assessment_id uuid,
  withdrawn_at  timestamptz,
  withdrawn_by  uuid,
  revision      integer not null default 1,
  constraint door_link__pk primary key (org_id, id),
  constraint door_link__token unique (token),
  constraint door_link__once check (used_at is null or withdrawn_at is null)
);
create index door_link__client on door_link (org_id, client_id, made_at desc, id desc);
comment on table door_link is 'What a person without an account may answer once, by a link that only they hold.';
comment on column door_link.token is 'The fingerprint of what the link carries; the link itself is kept nowhere.';
comment on column door_link.used_command is 'Which send used it: the same one again is answered as before.';

alter table door_link enable row level security;
create policy door_link__org on door_link using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on door_link to quancheng_app;

alter table assessment drop constraint assessment__mode;
alter table assessment add constraint assessment__mode check (mode in ('worker', 'self', 'proxy', 'link'));
