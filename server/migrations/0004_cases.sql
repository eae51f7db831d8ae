-- 评估与个案: assessments, and the whole course of a case under a standard pack.

create table assessment (
  org_id         uuid not null,
  id             uuid not null,
  client_id      uuid not null,
  case_id        uuid,
  encounter_id   uuid,
  department_id  uuid,
  team_id        uuid,
  instrument     text not null,
  version        text not null,
  mode           text not null,
  answers_sealed bytea not null,
  scores         jsonb not null,
  band           text,
  flags          text[] not null default '{}',
  note_sealed    bytea,
  taken_at       timestamptz not null,
  taken_by       uuid not null,
  voided_at      timestamptz,
  voided_sealed  bytea,
  revision       integer not null default 1,
  constraint assessment__pk primary key (org_id, id),
  constraint assessment__mode check (mode in ('worker', 'self', 'proxy'))
);
create index assessment__client on assessment (org_id, client_id, instrument, taken_at);
create index assessment__case on assessment (org_id, case_id, taken_at) where case_id is not null;
comment on table assessment is 'One administration of one instrument version. Scores are what the shared rule made of the answers.';
comment on column assessment.voided_sealed is 'Why it does not count. It stays visible, struck through; its safety task stays too.';

create table case_number (
  org_id  uuid not null,
  year    smallint not null,
  last    integer not null,
  constraint case_number__pk primary key (org_id, year)
);
comment on table case_number is 'The last case number given out in a year: numbers have no gaps.';

create table case_file (
  org_id           uuid not null,
  id               uuid not null,
  number           text not null,
  client_id        uuid not null,
  encounter_id     uuid,
  request_id       uuid,
  department_id    uuid,
  team_id          uuid,
  worker_id        uuid not null,
  co_worker_ids    uuid[] not null default '{}',
  supervisor_id    uuid,
  pack             text not null,
  pack_version     text not null,
  kind             text not null,
  stage            text not null,
  state            text not null,
  risk             text not null default 'none',
  risk_rank        smallint not null generated always as (case risk when 'crisis' then 4 when 'high' then 3 when 'medium' then 2 when 'low' then 1 else 0 end) stored,
  live             boolean not null generated always as (state <> 'closed') stored,
  shared           boolean not null generated always as (co_worker_ids <> '{}') stored,
  problem_sealed   bytea,
  strengths_sealed bytea,
  opened_at        timestamptz not null,
  stage_since      timestamptz not null,
  last_service_at  timestamptz,
  next_due_at      timestamptz,
  due_key          timestamptz not null generated always as (coalesce(next_due_at, 'infinity')) stored,
  served_key       timestamptz not null generated always as (coalesce(last_service_at, '-infinity')) stored,
  closed_at        timestamptz,
  revision         integer not null default 1,
  field_revisions  jsonb not null default '{}',
  constraint case_file__pk primary key (org_id, id),
  constraint case_file__number unique (org_id, number),
  constraint case_file__kind check (kind in ('brief', 'complex')),
  constraint case_file__stage check (stage in ('intake', 'assessment', 'plan', 'intervention', 'evaluation', 'closure', 'follow-up')),
  constraint case_file__state check (state in ('open', 'closing', 'closed')),
  constraint case_file__risk check (risk in ('crisis', 'high', 'medium', 'low', 'none'))
);
-- What the indexes include lets the filters of the work list be counted without opening the rows.
create index case_file__worker on case_file (org_id, worker_id, live, due_key, id) include (risk_rank, stage, kind);
create index case_file__team on case_file (org_id, team_id, live, due_key, id) include (risk_rank, stage, kind);
create index case_file__department on case_file (org_id, department_id, live, due_key, id) include (risk_rank, stage, kind);
create index case_file__stage on case_file (org_id, stage, live, due_key, id);
create index case_file__due on case_file (org_id, live, due_key, id);
create index case_file__opened on case_file (org_id, live, opened_at desc, id desc);
create index case_file__risk on case_file (org_id, live, risk_rank desc, opened_at desc, id desc) include (stage, kind);
create index case_file__served on case_file (org_id, live, served_key, id);
create index case_file__closing on case_file (org_id, due_key, id) where state = 'closing';
create index case_file__shared on case_file (org_id, id) include (co_worker_ids) where shared;
create index case_file__client on case_file (org_id, client_id, opened_at desc);
-- A step tells whether a case is live: unknown to the planner, a filter by step would sort every such case instead of walking its order.
create statistics case_file__step (dependencies, mcv) on stage, state, live from case_file;
comment on table case_file is 'A case 个案: one client, one worker, one standard pack version, from intake to follow-up.';
comment on column case_file.live is 'Not closed: one equality leads every index of the work list.';
comment on column case_file.shared is 'Somebody else works in it too. A column, because under row-level security the planner may not look into an array''s statistics.';
comment on column case_file.due_key is 'Sorts by the next thing due; a case with nothing due comes last.';
comment on column case_file.served_key is 'Sorts by the last service; a case never served comes first.';
comment on column case_file.risk is 'none means not yet assessed (未评); it is never shown as low.';

create table case_stage (
  org_id    uuid not null,
  id        uuid not null,
  case_id   uuid not null,
  stage     text not null,
  since     timestamptz not null,
  by        uuid not null,
  constraint case_stage__pk primary key (org_id, id)
);
create index case_stage__case on case_stage (org_id, case_id, since);
comment on table case_stage is 'When the case came to each stage.';

create table need (
  org_id           uuid not null,
  id               uuid not null,
  case_id          uuid not null,
  domain           text not null,
  text_sealed      bytea not null,
  severity         smallint not null,
  severity_now     smallint not null,
  priority         text not null,
  state            text not null,
  removed_at       timestamptz,
  revision         integer not null default 1,
  field_revisions  jsonb not null default '{}',
  constraint need__pk primary key (org_id, id),
  constraint need__domain check (domain in ('physical', 'psychological', 'practical', 'social', 'spiritual')),
  constraint need__severity check (severity between 0 and 3 and severity_now between 0 and 3),
  constraint need__priority check (priority in ('low', 'medium', 'high')),
  constraint need__state check (state in ('open', 'met', 'partly-met', 'unmet', 'withdrawn'))
);
create index need__case on need (org_id, case_id);

comment on table need is 'What the client needs, by domain, with how severe it was and is.';

create table goal (
  org_id           uuid not null,
  id               uuid not null,
  case_id          uuid not null,
  need_id          uuid,
  text_sealed      bytea not null,
  measure_sealed   bytea,
  unit             text,
  instrument       text,
  baseline         numeric,
  target           numeric,
  current          numeric,
  due_on           date,
  state            text not null,
  attainment       smallint,
  actions_sealed   bytea,
  responsible_sealed bytea,
  removed_at       timestamptz,
  revision         integer not null default 1,
  field_revisions  jsonb not null default '{}',
  constraint goal__pk primary key (org_id, id),
  constraint goal__state check (state in ('open', 'achieved', 'partly-achieved', 'not-achieved', 'dropped')),
  constraint goal__attainment check (attainment between -2 and 2)
);
create index goal__case on goal (org_id, case_id);
comment on column goal.attainment is 'Goal attainment scaling, −2 … +2 (Kiresuk & Sherman 1968).';

comment on table goal is 'What is to be different, measurable: from a baseline to a target by a day.';

create table plan (
  org_id          uuid not null,
  id              uuid not null,
  case_id         uuid not null,
  version         smallint not null,
  body_sealed     bytea not null,
  review_on       date,
  state           text not null,
  agreed_by       text,
  signer_sealed   bytea,
  signer_relation text,
  agreed_at       timestamptz,
  made_by         uuid not null,
  made_at         timestamptz not null,
  revision        integer not null default 1,
  constraint plan__pk primary key (org_id, id),
  constraint plan__version unique (org_id, case_id, version),
  constraint plan__state check (state in ('draft', 'agreed', 'replaced')),
  constraint plan__agreed check ((state = 'draft') = (agreed_at is null))
);
comment on table plan is 'A version of the service plan: needs and goals as the client agreed to them.';

create table service_record (
  org_id             uuid not null,
  id                 uuid not null,
  case_id            uuid not null,
  client_id          uuid not null,
  department_id      uuid,
  team_id            uuid,
  worker_id          uuid not null,
  occurred_at        timestamptz not null,
  minutes            smallint not null,
  channel            text not null,
  place_sealed       bytea,
  present_sealed     bytea,
  purpose_sealed     bytea,
  content_sealed     bytea not null,
  response_sealed    bytea,
  next_step_sealed   bytea,
  next_on            date,
  goal_ids           uuid[] not null default '{}',
  state              text not null,
  late               boolean not null default false,
  written_at         timestamptz not null,
  signed_at          timestamptz,
  revision           integer not null default 1,
  field_revisions    jsonb not null default '{}',
  constraint service_record__pk primary key (org_id, id),
  constraint service_record__channel check (channel in ('face', 'phone', 'video', 'wechat', 'home-visit')),
  constraint service_record__minutes check (minutes between 1 and 1440),
  constraint service_record__state check (state in ('draft', 'signed', 'discarded')),
  constraint service_record__signed check ((state = 'signed') = (signed_at is not null))
);
create index service_record__case on service_record (org_id, case_id, occurred_at desc);
create index service_record__worker on service_record (org_id, worker_id, occurred_at desc);
create index service_record__drafts on service_record (org_id, worker_id, occurred_at) where state = 'draft';
comment on table service_record is 'What was done with whom, when, how long. Signed records are amended, never edited.';
comment on column service_record.state is 'discarded: its author threw the draft away; the row stays, without its words.';
comment on column service_record.late is 'Signed later after the service than the parameter allows.';

create table record_amendment (
  org_id         uuid not null,
  id             uuid not null,
  record_id      uuid not null,
  at             timestamptz not null,
  by             uuid not null,
  reason_sealed  bytea not null,
  before_sealed  bytea not null,
  constraint record_amendment__pk primary key (org_id, id)
);
create index record_amendment__record on record_amendment (org_id, record_id, at);
comment on table record_amendment is 'What a signed record said before it was amended, by whom and why.';

create table evaluation (
  org_id            uuid not null,
  id                uuid not null,
  case_id           uuid not null,
  at                timestamptz not null,
  by                uuid not null,
  summary_sealed    bytea not null,
  client_view_sealed bytea,
  satisfaction      smallint,
  goals             jsonb not null,
  pairs             jsonb not null,
  t_score           numeric,
  revision          integer not null default 1,
  constraint evaluation__pk primary key (org_id, id),
  constraint evaluation__satisfaction check (satisfaction between 1 and 5)
);
create index evaluation__case on evaluation (org_id, case_id, at);
comment on table evaluation is 'What the work has changed: goals attained, scores before and after, the client''s view.';
comment on column evaluation.pairs is 'First and last score of each instrument, as they stood that day.';

create table closure (
  org_id          uuid not null,
  id              uuid not null,
  case_id         uuid not null,
  reason          text not null,
  summary_sealed  bytea not null,
  missing         text[] not null default '{}',
  missing_sealed  bytea,
  asked_by        uuid not null,
  asked_at        timestamptz not null,
  state           text not null,
  decided_by      uuid,
  decided_at      timestamptz,
  remark_sealed   bytea,
  reopened_at     timestamptz,
  reopened_by     uuid,
  reopened_sealed bytea,
  revision        integer not null default 1,
  constraint closure__pk primary key (org_id, id),
  constraint closure__reason check (reason in ('goal-met', 'transferred', 'discharged', 'death', 'client-withdrew', 'lost', 'other')),
  constraint closure__state check (state in ('requested', 'approved', 'returned')),
  constraint closure__two_people check (decided_by is null or decided_by <> asked_by)
);
create index closure__case on closure (org_id, case_id, asked_at desc);
create index closure__asked on closure (org_id, asked_at) where state = 'requested';
comment on table closure is 'A worker asks to close a case, another person decides; a case may be opened again.';
comment on column closure.missing_sealed is 'Why it may close although these papers are missing.';

create table follow_up (
  org_id           uuid not null,
  id               uuid not null,
  case_id          uuid not null,
  closure_id       uuid,
  client_id        uuid not null,
  department_id    uuid,
  team_id          uuid,
  assignee_id      uuid not null,
  planned_on       date not null,
  method           text not null,
  state            text not null,
  attempts         jsonb not null default '[]',
  done_at          timestamptz,
  domains          jsonb not null default '{}',
  finding_sealed   bytea,
  new_needs_sealed bytea,
  next_sealed      bytea,
  escalation       smallint not null default 0,
  revision         integer not null default 1,
  constraint follow_up__pk primary key (org_id, id),
  constraint follow_up__state check (state in ('planned', 'done', 'missed', 'refused', 'unreachable', 'cancelled'))
);
create index follow_up__assignee on follow_up (org_id, assignee_id, planned_on) where state = 'planned';
create index follow_up__case on follow_up (org_id, case_id, planned_on);
create index follow_up__due on follow_up (org_id, planned_on) where state = 'planned';
comment on column follow_up.closure_id is 'The closure that planned it; sent back, it takes its follow-ups along.';
comment on table follow_up is 'A look after the person once the work is done: planned, tried, and how it ended.';
comment on column follow_up.attempts is '[{at, by, method, result}]: an unreachable person is recorded as such, not dropped.';
