-- 督导与会议: quality review by sample, and the case conference.

create table quality_sample (
  org_id       uuid not null,
  id           uuid not null,
  pool         text not null,
  from_on      date,
  to_on        date,
  per_worker   smallint not null,
  seed         text not null,
  eligible     integer not null,
  form         text not null,
  form_version text not null,
  third_id     uuid,
  drawn_by     uuid not null,
  drawn_at     timestamptz not null,
  constraint quality_sample__pk primary key (org_id, id),
  constraint quality_sample__pool check (pool in ('closed', 'running'))
);
create index quality_sample__drawn on quality_sample (org_id, drawn_at desc, id desc);
comment on table quality_sample is 'Cases drawn at random for a look at their quality, so many of each worker. Pool, days and seed draw the same cases again.';
comment on column quality_sample.third_id is 'Who reads them beside the worker and the supervisor; null: nobody.';

create table quality_review (
  org_id     uuid not null,
  id         uuid not null,
  sample_id  uuid not null,
  case_id    uuid not null,
  worker_id  uuid not null,
  team_id    uuid,
  constraint quality_review__pk primary key (org_id, id),
  constraint quality_review__case unique (org_id, sample_id, case_id)
);
create index quality_review__worker on quality_review (org_id, worker_id, id desc);
comment on table quality_review is 'One drawn case, with its worker and team as they were on the day it was drawn.';

create table quality_opinion (
  org_id         uuid not null,
  id             uuid not null,
  review_id      uuid not null,
  side           text not null,
  by             uuid not null,
  at             timestamptz not null,
  points         jsonb not null,
  total          smallint not null,
  remark_sealed  bytea,
  constraint quality_opinion__pk primary key (org_id, id),
  constraint quality_opinion__side unique (org_id, review_id, side),
  constraint quality_opinion__whose check (side in ('self', 'supervisor', 'third-party'))
);
comment on table quality_opinion is 'What the worker, the supervisor or a third person found in a drawn case: once each, never changed.';
comment on column quality_opinion.points is 'Criterion of the form → points.';

create table conference (
  org_id          uuid not null,
  id              uuid not null,
  case_id         uuid not null,
  called_by       uuid not null,
  called_at       timestamptz not null,
  begins_at       timestamptz not null,
  minutes         smallint not null,
  open_days       smallint not null,
  open_until      timestamptz not null,
  place_sealed    bytea not null,
  agenda_sealed   bytea not null,
  summary_sealed  bytea not null,
  state           text not null,
  cancelled_sealed bytea,
  outcome_sealed  bytea,
  signed_by       uuid,
  signed_at       timestamptz,
  revision        integer not null default 1,
  constraint conference__pk primary key (org_id, id),
  constraint conference__state check (state in ('called', 'held', 'cancelled')),
  constraint conference__signed check ((state = 'held') = (signed_at is not null))
);
create index conference__case on conference (org_id, case_id, begins_at desc);
comment on table conference is 'A case conference 个案会议: several professions speak about one case.';
comment on column conference.summary_sealed is 'What the worker wrote for those invited: all that they see of the case beside name, ward and step.';
comment on column conference.open_until is 'So long those invited may look; afterwards it is not there for them.';

create table conference_guest (
  org_id          uuid not null,
  id              uuid not null,
  conference_id   uuid not null,
  account_id      uuid not null,
  invited_at      timestamptz not null,
  opinion_sealed  bytea,
  opinion_at      timestamptz,
  constraint conference_guest__pk primary key (org_id, id),
  constraint conference_guest__once unique (org_id, conference_id, account_id)
);
create index conference_guest__account on conference_guest (org_id, account_id, invited_at desc);
comment on table conference_guest is 'Somebody invited to a conference, and what they said.';

-- The supervisor's room counts closed cases of a span, and records signed late.
create index case_file__closed on case_file (org_id, closed_at, id) include (team_id, worker_id) where closed_at is not null;
create index service_record__late on service_record (org_id, signed_at desc, id desc) include (team_id, worker_id) where late;
create index service_record__unsigned on service_record (org_id, occurred_at, id) include (team_id, worker_id) where state = 'draft';

alter table quality_sample enable row level security;
create policy quality_sample__org on quality_sample using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert on quality_sample to quancheng_app;

alter table quality_review enable row level security;
create policy quality_review__org on quality_review using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert on quality_review to quancheng_app;

alter table quality_opinion enable row level security;
create policy quality_opinion__org on quality_opinion using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert on quality_opinion to quancheng_app;

alter table conference enable row level security;
create policy conference__org on conference using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on conference to quancheng_app;

alter table conference_guest enable row level security;
create policy conference_guest__org on conference_guest using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on conference_guest to quancheng_app;
