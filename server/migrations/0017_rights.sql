-- 个人信息权利: what people ask about their own information, files that are only stored, what stops erasure, what has run out.

alter table client add column removed_at timestamptz;
alter table client add column stored_until date;
alter table client add constraint client__stored check (stored_until is null or removed_at is not null);
comment on column client.removed_at is 'Since when nothing about this person is in use here: what was sealed is emptied, and nobody finds or opens the file.';
comment on column client.stored_until is 'Until when a law keeps what was removed: only stored (个保法 47), in stored_file.';

create table rights_request (
  org_id         uuid not null,
  id             uuid not null,
  client_id      uuid not null,
  kind           text not null,
  asked_by       text not null,
  asker_sealed   bytea not null,
  asker_relation text,
  proof_sealed   bytea,
  words_sealed   bytea,
  asked_at       timestamptz not null,
  due_at         timestamptz,
  told           smallint not null default 0,
  recorded_by    uuid not null,
  outcome        text,
  answer_sealed  bytea,
  effect         text,
  answered_by    uuid,
  answered_at    timestamptz,
  revision       integer not null default 1,
  constraint rights_request__pk primary key (org_id, id),
  constraint rights_request__kind check (kind in ('see', 'copy', 'correct', 'restrict', 'erase', 'explain')),
  constraint rights_request__asked_by check (asked_by in ('client', 'guardian', 'relative')),
  constraint rights_request__outcome check (outcome in ('granted', 'partly', 'refused')),
  constraint rights_request__effect check (effect in ('erased', 'stored-only')),
  constraint rights_request__answered check ((outcome is null) = (answered_at is null) and (outcome is null) = (answered_by is null)),
  constraint rights_request__reason check (outcome is null or outcome = 'granted' or answer_sealed is not null)
);
create index rights_request__waiting on rights_request (org_id, asked_at, id) where answered_at is null;
create index rights_request__answered on rights_request (org_id, answered_at desc, id desc) where answered_at is not null;
create index rights_request__client on rights_request (org_id, client_id, asked_at desc);
comment on table rights_request is 'Somebody asks to see, copy, correct, restrict, erase or have explained what is kept about them (个保法 44–50). A no carries its reason in writing.';
comment on column rights_request.due_at is 'By when it must be answered; null while the institution has set no deadline.';
comment on column rights_request.proof_sealed is 'How somebody who is not the client showed who they are to the client.';
comment on column rights_request.told is '0 nobody was told that it is overdue, 1 the supervisor of whoever recorded it, 2 the head.';

alter table rights_request enable row level security;
create policy rights_request__org on rights_request using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on rights_request to quancheng_app;

create table legal_hold (
  org_id        uuid not null,
  id            uuid not null,
  client_id     uuid not null,
  reason_sealed bytea not null,
  until         date,
  held_by       uuid not null,
  held_at       timestamptz not null,
  lifted_by     uuid,
  lifted_at     timestamptz,
  revision      integer not null default 1,
  constraint legal_hold__pk primary key (org_id, id),
  constraint legal_hold__lifted check ((lifted_at is null) = (lifted_by is null))
);
create index legal_hold__client on legal_hold (org_id, client_id) where lifted_at is null;
comment on table legal_hold is 'A dispute or an inquiry needs this file: while it holds, nothing of it is erased, whatever else has run out.';
comment on column legal_hold.until is 'The last day it holds; null until somebody lifts it.';

alter table legal_hold enable row level security;
create policy legal_hold__org on legal_hold using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on legal_hold to quancheng_app;

create table stored_file (
  org_id      uuid not null,
  id          uuid not null,
  client_id   uuid not null,
  body_sealed bytea not null,
  until       date not null,
  stored_at   timestamptz not null,
  stored_by   uuid not null,
  constraint stored_file__pk primary key (org_id, id),
  constraint stored_file__client unique (org_id, client_id)
);
create index stored_file__until on stored_file (org_id, until, id);
comment on table stored_file is 'A whole file that a law still keeps, as one sealed text: read by nobody but a head who opens it urgently with a reason.';

alter table stored_file enable row level security;
create policy stored_file__org on stored_file using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on stored_file to quancheng_app;

create table retention_due (
  org_id      uuid not null,
  id          uuid not null,
  client_id   uuid not null,
  until       date not null,
  found_at    timestamptz not null,
  answered_by uuid,
  answered_at timestamptz,
  constraint retention_due__pk primary key (org_id, id),
  constraint retention_due__client unique (org_id, client_id)
);
create index retention_due__waiting on retention_due (org_id, until, id) where answered_at is null;
comment on table retention_due is 'Files whose retention has run out, found at night. Nothing is erased by itself: a person confirms each.';

alter table retention_due enable row level security;
create policy retention_due__org on retention_due using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on retention_due to quancheng_app;
