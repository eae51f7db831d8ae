-- 合规: impact assessments that stand before some processing, incidents with their steps, whose diagnosis was quoted.

create table impact_assessment (
  org_id      uuid not null,
  id          uuid not null,
  kind        text not null,
  subject     text not null,
  purpose     text not null,
  necessity   text not null,
  risks       text not null,
  measures    text not null,
  assessors   text not null,
  assessed_on date not null,
  review_on   date not null,
  file_id     uuid,
  made_by     uuid not null,
  made_at     timestamptz not null,
  replaces_id uuid,
  replaced_at timestamptz,
  constraint impact_assessment__pk primary key (org_id, id),
  constraint impact_assessment__days check (review_on > assessed_on),
  constraint impact_assessment__replaces unique (org_id, replaces_id)
);
create index impact_assessment__living on impact_assessment (org_id, kind, review_on) where replaced_at is null;
create index impact_assessment__made on impact_assessment (org_id, made_at desc, id desc);
comment on table impact_assessment is 'What was weighed before personal information is processed (个保法 55, 56). Never deleted; a newer version takes the place of one before.';
comment on column impact_assessment.kind is 'A kind of content/impact.';
comment on column impact_assessment.review_on is 'The last day on which it counts; after it nothing new is put into use on its strength.';
comment on column impact_assessment.assessors is 'Who took part, in words.';

alter table impact_assessment enable row level security;
create policy impact_assessment__org on impact_assessment using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on impact_assessment to quancheng_app;

create table incident (
  org_id          uuid not null,
  id              uuid not null,
  found_at        timestamptz not null,
  kinds           text[] not null,
  persons         integer,
  what_sealed     bytea not null,
  cause_sealed    bytea,
  harm_sealed     bytea,
  measures_sealed bytea,
  advice_sealed   bytea,
  contact_sealed  bytea,
  state           text not null default 'open',
  reported_by     uuid not null,
  reported_at     timestamptz not null,
  told            text[] not null default '{}',
  closing_by      uuid,
  closing_sealed  bytea,
  closed_by       uuid,
  closed_at       timestamptz,
  revision        integer not null default 1,
  constraint incident__pk primary key (org_id, id),
  constraint incident__persons check (persons >= 0),
  constraint incident__state check (state in ('open', 'closing', 'closed')),
  constraint incident__closing check ((state = 'open') = (closing_by is null)),
  constraint incident__closed check ((state = 'closed') = (closed_at is not null) and (closed_at is null) = (closed_by is null)),
  constraint incident__two_persons check (closed_by <> closing_by)
);
create index incident__open on incident (org_id, found_at desc, id desc) where state <> 'closed';
create index incident__found on incident (org_id, found_at desc, id desc);
create index incident__reported on incident (org_id, reported_by, found_at desc, id desc);
comment on table incident is 'Personal information leaked, was altered or lost, or may have been (个保法 57): what, of how many, and what was done.';
comment on column incident.persons is 'Whose information it was, how many; null while nobody knows.';
comment on column incident.told is 'Steps whose deadline ran out and of which the head was told.';
comment on column incident.closing_sealed is 'What was learned, in the words of whoever asked to close.';

alter table incident enable row level security;
create policy incident__org on incident using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on incident to quancheng_app;

create table incident_step (
  org_id       uuid not null,
  id           uuid not null,
  incident_id  uuid not null,
  step         text not null,
  outcome      text not null,
  words_sealed bytea not null,
  by           uuid not null,
  at           timestamptz not null,
  constraint incident_step__pk primary key (org_id, id),
  constraint incident_step__once unique (org_id, incident_id, step),
  constraint incident_step__outcome check (outcome in ('done', 'not-needed'))
);
comment on table incident_step is 'A step of content/incident that somebody has done, or found not needed and said why.';

alter table incident_step enable row level security;
create policy incident_step__org on incident_step using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert on incident_step to quancheng_app;

alter table service_record add column quoted_from_sealed bytea;
comment on column service_record.quoted_from_sealed is 'Whose diagnosis the record quotes, where it names one: social work writes none of its own.';
