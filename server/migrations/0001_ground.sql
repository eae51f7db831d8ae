-- The ground: who, where, what was done. Organisation-owned tables carry org_id first in every key.

do $$ begin
  if not exists (select from pg_roles where rolname = 'quancheng_app') then
    create role quancheng_app nologin nosuperuser nobypassrls;
  end if;
end $$;
-- The owner steps down into this role inside every request's transaction.
do $$ begin execute format('grant quancheng_app to %I', current_user); end $$;
grant usage on schema public to quancheng_app;

create table organisation (
  id          uuid not null,
  kind        text not null,
  name        text not null,
  short_name  text not null,
  region      text,
  beds        integer,
  settings    jsonb not null default '{}',
  made_at     timestamptz not null,
  constraint organisation__pk primary key (id),
  constraint organisation__kind check (kind in ('hospital', 'community', 'agency', 'foundation', 'commission'))
);
comment on table organisation is 'A hospital, community centre, agency, foundation or commission. Not owned by anybody: every tenant row points here.';
comment on column organisation.settings is 'Parameters this organisation has set for itself; what is absent is 未配置 or comes from content.';

create table account (
  id              uuid not null,
  login           text not null,
  name            text not null,
  email           text,
  password_hash   text,
  totp_sealed     bytea,
  totp_confirmed  boolean not null default false,
  oidc_subject    text,
  locale          text not null default 'zh-CN',
  failed_count    integer not null default 0,
  locked_until    timestamptz,
  disabled_at     timestamptz,
  made_at         timestamptz not null,
  constraint account__pk primary key (id)
);
create unique index account__login on account (lower(login));
create unique index account__oidc_subject on account (oidc_subject) where oidc_subject is not null;
comment on table account is 'A person who can sign in. Global: one person may hold duties in several organisations.';
comment on column account.totp_sealed is 'The shared secret of the second factor, sealed under the master key.';

create table passkey (
  id           text not null,
  account_id   uuid not null,
  public_key   bytea not null,
  counter      bigint not null,
  transports   text[] not null default '{}',
  label        text not null,
  made_at      timestamptz not null,
  last_used_at timestamptz,
  constraint passkey__pk primary key (id)
);
alter table passkey add constraint passkey__account foreign key (account_id) references account (id);
comment on table passkey is 'A WebAuthn credential; id is the base64url credential id.';

create table session (
  token_hash     bytea not null,
  id             uuid not null,
  account_id     uuid not null,
  org_id         uuid,
  made_at        timestamptz not null,
  last_seen_at   timestamptz not null,
  expires_at     timestamptz not null,
  locked         boolean not null default false,
  device         text not null,
  method         text not null,
  constraint session__pk primary key (token_hash),
  constraint session__id unique (id)
);
create index session__account on session (account_id);
alter table session add constraint session__account_fk foreign key (account_id) references account (id);
comment on table session is 'One hashed row per signed-in browser; deleting it signs that browser out at once.';

create table challenge (
  id          uuid not null,
  kind        text not null,
  account_id  uuid,
  secret      jsonb not null,
  expires_at  timestamptz not null,
  constraint challenge__pk primary key (id)
);
comment on table challenge is 'Something a sign-in is waiting for: a WebAuthn challenge, an OIDC state, a second factor after a right password.';

create table invitation (
  token_hash  bytea not null,
  account_id  uuid not null,
  expires_at  timestamptz not null,
  used_at     timestamptz,
  constraint invitation__pk primary key (token_hash)
);
comment on table invitation is 'A one-time link with which a person sets a first password.';

create table department (
  org_id  uuid not null,
  id      uuid not null,
  code    text not null,
  name    text not null,
  kind    text not null,
  floor   text,
  beds    integer,
  constraint department__pk primary key (org_id, id),
  constraint department__code unique (org_id, code),
  constraint department__kind check (kind in ('ward', 'clinic', 'social-work', 'office'))
);
comment on table department is 'A ward, clinic or office of an organisation; the code is what the hospital feed calls it.';

create table team (
  org_id  uuid not null,
  id      uuid not null,
  name    text not null,
  constraint team__pk primary key (org_id, id)
);
comment on table team is 'People who share a supervisor. Cases belong to the team of their worker.';

create table member (
  org_id         uuid not null,
  account_id     uuid not null,
  name           text not null,
  title          text not null,
  supervisor_id  uuid,
  team_id        uuid,
  department_ids uuid[] not null default '{}',
  left_at        timestamptz,
  revision       integer not null default 1,
  constraint member__pk primary key (org_id, account_id)
);
comment on table member is 'An account inside one organisation, with the name shown there.';
comment on column member.department_ids is 'Wards this person serves: new requests from there are offered to them first.';

create table duty (
  org_id          uuid not null,
  id              uuid not null,
  account_id      uuid not null,
  duty            text not null,
  department_ids  uuid[] not null default '{}',
  team_ids        uuid[] not null default '{}',
  since           timestamptz not null,
  ended_at        timestamptz,
  constraint duty__pk primary key (org_id, id)
);
create index duty__account on duty (account_id) where ended_at is null;
comment on table duty is 'What a member is entrusted with; what a duty may do is content (content/access/duties.json).';

create table org_key (
  org_id      uuid not null,
  version     smallint not null,
  purpose     text not null,
  algorithm   text not null,
  wrapped     bytea not null,
  made_at     timestamptz not null,
  retired_at  timestamptz,
  constraint org_key__pk primary key (org_id, purpose, version),
  constraint org_key__purpose check (purpose in ('data', 'index'))
);
comment on table org_key is 'Data and index keys of an organisation, wrapped under the master key. Old versions stay readable.';

create table command (
  org_id         uuid not null,
  id             uuid not null,
  name           text not null,
  actor_id       uuid not null,
  at             timestamptz not null,
  answer_sealed  bytea,
  constraint command__pk primary key (org_id, id)
);
create index command__at on command (org_id, at);
comment on table command is 'Every change anyone asked for, once: the idempotency key of what a phone may send again.';

create table journal_head (
  org_id  uuid not null,
  lane    smallint not null,
  seq     bigint not null,
  hash    bytea not null,
  constraint journal_head__pk primary key (org_id, lane)
);
comment on table journal_head is 'The last link of each chain. Locking this row is what puts entries in order.';

create table journal (
  org_id        uuid not null,
  lane          smallint not null,
  seq           bigint not null,
  at            timestamptz not null,
  actor_id      uuid,
  command_id    uuid,
  act           text not null,
  subject_kind  text not null,
  subject_id    uuid,
  client_id     uuid,
  facts         text not null,
  hash          bytea not null,
  constraint journal__pk primary key (org_id, lane, seq)
);
create index journal__client on journal (org_id, client_id, at desc) where client_id is not null;
create index journal__subject on journal (org_id, subject_id, at desc) where subject_id is not null;
create index journal__actor on journal (org_id, actor_id, at desc);
create index journal__at on journal (org_id, at desc);
comment on table journal is 'Append-only: every change and every opening of a client''s file. hash = sha256(previous hash || this entry).';
comment on column journal.lane is 'Sixteen chains an organisation; a person''s acts all fall into one, so colleagues do not wait for each other.';
comment on column journal.facts is 'JSON as it was hashed. Names of fields and codes only, never personal data.';

create table notice (
  org_id       uuid not null,
  id           uuid not null,
  account_id   uuid not null,
  kind         text not null,
  subject_kind text not null,
  subject_id   uuid,
  facts        jsonb not null,
  at           timestamptz not null,
  read_at      timestamptz,
  mailed_at    timestamptz,
  constraint notice__pk primary key (org_id, id)
);
create index notice__unread on notice (org_id, account_id, at desc);
comment on table notice is 'Something a person should know. Facts are codes and ids; the words are made where it is read.';

create table file (
  org_id       uuid not null,
  id           uuid not null,
  client_id    uuid,
  case_id      uuid,
  name_sealed  bytea not null,
  type         text not null,
  size         integer not null,
  sha256       bytea not null,
  store        text not null,
  added_by     uuid not null,
  added_at     timestamptz not null,
  deleted_at   timestamptz,
  constraint file__pk primary key (org_id, id)
);
create index file__client on file (org_id, client_id) where client_id is not null;
comment on table file is 'An attachment; its bytes are encrypted in the local folder or an S3-compatible store.';

-- Jobs are enqueued in the command's own transaction, under the application role.
create function enqueue(task text, payload json, run_at timestamptz, job_key text) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform graphile_worker.add_job(task, payload, run_at => run_at, job_key => job_key, max_attempts => 8);
end $$;
revoke all on function enqueue(text, json, timestamptz, text) from public;
grant execute on function enqueue(text, json, timestamptz, text) to quancheng_app;
comment on function enqueue is 'Hands a job to the worker. job_key makes a later call replace an earlier one.';
