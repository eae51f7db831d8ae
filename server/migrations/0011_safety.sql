-- 安全: safety plans, the watch list, and what the law obliges to report.

create table safety_plan (
  org_id       uuid not null,
  id           uuid not null,
  client_id    uuid not null,
  case_id      uuid,
  version      integer not null,
  with_person  boolean not null,
  steps_sealed bytea not null,
  signed_by    uuid not null,
  signed_at    timestamptz not null,
  constraint safety_plan__pk primary key (org_id, id)
);
create index safety_plan__client on safety_plan (org_id, client_id, signed_at desc);
comment on table safety_plan is 'A safety plan as it was signed; a changed one is a new row, none is edited. The newest is the one in use.';

create table watch (
  org_id            uuid not null,
  id                uuid not null,
  client_id         uuid not null,
  case_id           uuid,
  department_id     uuid,
  team_id           uuid,
  level             text not null,
  state             text not null default 'on',
  reason_sealed     bytea not null,
  begun_by          uuid not null,
  begun_at          timestamptz not null,
  holder_id         uuid not null,
  last_look_at      timestamptz,
  next_look_at      timestamptz,
  look_told         smallint not null default 0,
  handing_to        uuid,
  handed_at         timestamptz,
  hand_told         smallint not null default 0,
  end_asked_by      uuid,
  end_asked_at      timestamptz,
  end_told          smallint not null default 0,
  end_reason_sealed bytea,
  end_remark_sealed bytea,
  ended_by          uuid,
  ended_at          timestamptz,
  revision          integer not null default 1,
  constraint watch__pk primary key (org_id, id),
  constraint watch__level check (level in ('low', 'medium', 'high', 'immediate')),
  constraint watch__state check (state in ('on', 'ending', 'ended'))
);
create index watch__client on watch (org_id, client_id, begun_at desc);
create index watch__live on watch (org_id, next_look_at) where ended_at is null;
create index watch__ended on watch (org_id, ended_at desc) where ended_at is not null;
comment on table watch is 'Somebody on the watch list, from the day they were put there until two people ended it.';
comment on column watch.look_told is 'Of a look that is overdue: 0 nobody was told, 1 the supervisor, 2 the head. The same for hand_told and end_told.';
comment on column watch.handing_to is 'Was asked to take it and has not answered; until then holder_id holds it.';

create table watch_look (
  org_id       uuid not null,
  id           uuid not null,
  watch_id     uuid not null,
  level        text not null,
  words_sealed bytea not null,
  looked_by    uuid not null,
  looked_at    timestamptz not null,
  constraint watch_look__pk primary key (org_id, id),
  constraint watch_look__level check (level in ('low', 'medium', 'high', 'immediate'))
);
create index watch_look__watch on watch_look (org_id, watch_id, looked_at desc);
comment on table watch_look is 'One look at somebody on the watch list; never changed.';

create table watch_hand_over (
  org_id        uuid not null,
  id            uuid not null,
  watch_id      uuid not null,
  from_id       uuid not null,
  to_id         uuid not null,
  note_sealed   bytea not null,
  handed_at     timestamptz not null,
  taken         boolean,
  remark_sealed bytea,
  answered_at   timestamptz,
  constraint watch_hand_over__pk primary key (org_id, id)
);
create index watch_hand_over__watch on watch_hand_over (org_id, watch_id, handed_at desc);
comment on table watch_hand_over is 'A watch offered to somebody, and their answer; null while there is none.';

create table duty_report (
  org_id         uuid not null,
  id             uuid not null,
  kind           text not null,
  kind_version   text not null,
  situations     text[] not null,
  colour         text,
  client_id      uuid,
  case_id        uuid,
  request_id     uuid,
  department_id  uuid,
  team_id        uuid,
  who_sealed     bytea,
  words_sealed   bytea not null,
  found_at       timestamptz not null,
  raised_by      uuid not null,
  raised_at      timestamptz not null,
  state          text not null default 'found',
  due_at         timestamptz,
  told           smallint not null default 0,
  confirmed_by   uuid,
  confirmed_at   timestamptz,
  receipt_sealed bytea,
  reported_by    uuid,
  reported_at    timestamptz,
  declined_by    uuid,
  declined_at    timestamptz,
  reasons_sealed bytea,
  decided_by     uuid,
  decided_at     timestamptz,
  remark_sealed  bytea,
  revision       integer not null default 1,
  constraint duty_report__pk primary key (org_id, id),
  constraint duty_report__state check (state in ('found', 'confirmed', 'declining', 'reported', 'not-reported')),
  constraint duty_report__receipt check ((state = 'reported') = (receipt_sealed is not null and reported_by is not null and reported_at is not null)),
  constraint duty_report__two_people check (state <> 'not-reported' or (reasons_sealed is not null and decided_by is not null and decided_by <> declined_by))
);
create index duty_report__open on duty_report (org_id, due_at) where state in ('found', 'confirmed', 'declining');
create index duty_report__client on duty_report (org_id, client_id, raised_at desc) where client_id is not null;
create index duty_report__raised on duty_report (org_id, raised_at desc);
comment on table duty_report is 'What the law obliges to report, as content/reports defines it. There is no way to take one back.';
comment on column duty_report.receipt_sealed is 'Which authority, who took it, under which number.';

alter table safety_plan enable row level security;
create policy safety_plan__org on safety_plan using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on safety_plan to quancheng_app;

alter table watch enable row level security;
create policy watch__org on watch using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on watch to quancheng_app;

alter table watch_look enable row level security;
create policy watch_look__org on watch_look using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert on watch_look to quancheng_app;

alter table watch_hand_over enable row level security;
create policy watch_hand_over__org on watch_hand_over using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on watch_hand_over to quancheng_app;

alter table duty_report enable row level security;
create policy duty_report__org on duty_report using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on duty_report to quancheng_app;
