-- 过程记录、阶段检视: what a worker writes to learn from, and where a case stands half-way (domain.md C1).

create table process_recording (
  org_id          uuid not null,
  id              uuid not null,
  case_id         uuid not null,
  client_id       uuid not null,
  worker_id       uuid not null,
  occurred_at     timestamptz not null,
  place_sealed    bytea,
  present_sealed  bytea,
  target_sealed   bytea,
  lines_sealed    bytea not null,
  feeling_sealed  bytea,
  plan_sealed     bytea,
  written_at      timestamptz not null,
  opinion_sealed  bytea,
  opinion_by      uuid,
  opinion_at      timestamptz,
  revision        integer not null default 1,
  constraint process_recording__pk primary key (org_id, id),
  constraint process_recording__opinion check ((opinion_sealed is null) = (opinion_by is null) and (opinion_by is null) = (opinion_at is null))
);
create index process_recording__case on process_recording (org_id, case_id, occurred_at desc, id desc);
create index process_recording__client on process_recording (org_id, client_id);
comment on table process_recording is 'A talk written down line by line for supervision. Its author, the supervisor of the case and the head see it; nobody else knows that it is there.';
comment on column process_recording.lines_sealed is 'What was said, what was shown without words, what the worker felt, row by row.';

create table stage_review (
  org_id            uuid not null,
  id                uuid not null,
  case_id           uuid not null,
  client_id         uuid not null,
  worker_id         uuid not null,
  reviewed_on       date not null,
  summary_sealed    bytea not null,
  situation_sealed  bytea,
  outcome           text not null,
  next_on           date,
  written_at        timestamptz not null,
  revision          integer not null default 1,
  constraint stage_review__pk primary key (org_id, id),
  constraint stage_review__outcome check (outcome in ('go-on', 'change-plan', 'close'))
);
create index stage_review__case on stage_review (org_id, case_id, reviewed_on desc, id desc);
create index stage_review__client on stage_review (org_id, client_id);
comment on table stage_review is 'Where a case stands: needs and goals are read from their rows, this adds what was done and what follows.';

alter table process_recording enable row level security;
create policy process_recording__org on process_recording using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on process_recording to quancheng_app;

alter table stage_review enable row level security;
create policy stage_review__org on stage_review using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on stage_review to quancheng_app;
