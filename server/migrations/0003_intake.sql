-- 受理: every door into the service is one queue of requests.

create table request (
  org_id           uuid not null,
  id               uuid not null,
  client_id        uuid,
  name_sealed      bytea,
  encounter_id     uuid,
  department_id    uuid,
  bed              text,
  source           text not null,
  from_sealed      bytea,
  urgency          text not null,
  urgency_rank     smallint not null generated always as (case urgency when 'crisis' then 3 when 'urgent' then 2 when 'soon' then 1 else 0 end) stored,
  state            text not null,
  reasons          jsonb not null default '[]',
  words_sealed     bytea,
  raised_by        uuid,
  raised_at        timestamptz not null,
  due_at           timestamptz,
  paused_at        timestamptz,
  paused_reason_sealed bytea,
  escalation       smallint not null default 0,
  offered_to       uuid,
  taken_by         uuid,
  taken_at         timestamptz,
  decline_sealed   bytea,
  declined_by      uuid,
  remarks_sealed   bytea,
  ended_at         timestamptz,
  case_id          uuid,
  dedupe_key       text,
  revision         integer not null default 1,
  constraint request__pk primary key (org_id, id),
  constraint request__dedupe unique (org_id, dedupe_key),
  constraint request__urgency check (urgency in ('routine', 'soon', 'urgent', 'crisis')),
  constraint request__state check (state in ('waiting', 'paused', 'taken', 'declined', 'withdrawn')),
  constraint request__somebody check (client_id is not null or name_sealed is not null),
  constraint request__taken check ((state = 'taken') = (taken_by is not null)),
  constraint request__declined check (decline_sealed is not null or state <> 'declined')
);
create index request__queue on request (org_id, urgency_rank desc, due_at, raised_at, id) where state in ('waiting', 'paused');
create index request__taken_by on request (org_id, taken_by, ended_at desc, id desc) where state = 'taken';
create index request__declined_at on request (org_id, ended_at desc, id desc) where state = 'declined';
create index request__ended on request (org_id, ended_at desc, id desc) where ended_at is not null;
create index request__client on request (org_id, client_id, raised_at desc);
create index request__raised_by on request (org_id, raised_by, raised_at desc, id desc);
create index request__encounter on request (org_id, encounter_id) where encounter_id is not null;
comment on table request is 'Somebody may need social work. Closes only by being taken, declined with a reason, or withdrawn.';
comment on column request.reasons is '[{code, text, facts, source, at, unknown}]: why it stands where it stands. Codes and numbers, no narrative.';
comment on column request.due_at is 'By when somebody must have answered; null while the institution has set no deadline for this urgency.';
comment on column request.decline_sealed is 'Why it was declined, or why whoever raised it took it back; they read each other''s words.';
comment on column request.remarks_sealed is '[{at, by, act, words}]: what was said along the way, when it was handed over, triaged, paused and resumed.';
comment on column request.ended_at is 'When it was taken, declined or withdrawn.';
comment on column request.escalation is '0 with the worker, 1 the supervisor was told, 2 the head was told.';
comment on column request.dedupe_key is 'What must not raise a second request, e.g. screening rule and encounter.';

create table task (
  org_id         uuid not null,
  id             uuid not null,
  kind           text not null,
  client_id      uuid,
  case_id        uuid,
  request_id     uuid,
  assessment_id  uuid,
  department_id  uuid,
  team_id        uuid,
  assignee_id    uuid,
  title_sealed   bytea,
  facts          jsonb not null default '{}',
  due_at         timestamptz,
  state          text not null,
  escalation     smallint not null default 0,
  finding_sealed bytea,
  answered_by    uuid,
  answered_at    timestamptz,
  confirmed_by   uuid,
  confirmed_at   timestamptz,
  returned_sealed bytea,
  made_by        uuid,
  made_at        timestamptz not null,
  ended_at       timestamptz,
  revision       integer not null default 1,
  constraint task__pk primary key (org_id, id),
  constraint task__state check (state in ('open', 'answered', 'done', 'cancelled')),
  constraint task__safety check (kind <> 'safety' or state <> 'done' or (finding_sealed is not null and confirmed_by is not null and confirmed_by <> answered_by)),
  constraint task__safety_stays check (kind <> 'safety' or state <> 'cancelled')
);
create index task__assignee on task (org_id, assignee_id, due_at) where state in ('open', 'answered');
create index task__done on task (org_id, assignee_id, ended_at desc) where state = 'done';
create index task__case on task (org_id, case_id, made_at desc) where case_id is not null;
create index task__client on task (org_id, client_id) where client_id is not null;
create index task__safety_open on task (org_id, due_at) where kind = 'safety' and state in ('open', 'answered');
comment on table task is 'Something one person has to do by a time. A safety task closes only with a finding and a second person''s confirmation.';
comment on column task.finding_sealed is 'Of a safety task: {level, actions, words}, what was found and done.';
comment on column task.returned_sealed is '[{finding, answeredBy, answeredAt, remark, returnedBy, returnedAt}]: findings the supervisor sent back, none of them lost.';
