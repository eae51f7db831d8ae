-- 智能辅助: hints of risk with their reasons, a person's word against them, and models learned from an institution's own closed cases.

create table risk_score (
  org_id           uuid not null,
  id               uuid not null,
  client_id        uuid not null,
  encounter_id     uuid not null,
  score            smallint not null,
  at_most          smallint not null,
  rule_band        text not null,
  reasons          jsonb not null default '[]',
  gaps             jsonb not null default '[]',
  content_version  text not null,
  medium_from      smallint not null,
  high_from        smallint not null,
  model_id         uuid,
  probability      numeric,
  contributions    jsonb,
  band             text not null,
  overruled_from   text,
  overruled_to     text,
  scored_at        timestamptz not null,
  revision         integer not null default 1,
  constraint risk_score__pk primary key (org_id, id),
  constraint risk_score__stay unique (org_id, encounter_id),
  constraint risk_score__rule_band check (rule_band in ('low', 'medium', 'high')),
  constraint risk_score__band check (band in ('low', 'medium', 'high')),
  constraint risk_score__overruled check ((overruled_from is null) = (overruled_to is null)),
  constraint risk_score__model check ((model_id is null) = (probability is null))
);
create index risk_score__client on risk_score (org_id, client_id, scored_at desc);
comment on table risk_score is 'The latest hint of one stay: points, band, and every point with its evidence. It decides nothing; a person does.';
comment on column risk_score.reasons is '[{factor, points, text, evidence: [{fact, value, from, at}]}]. Codes and numbers, no narrative.';
comment on column risk_score.gaps is '[{factor, points, unknown}]: what nobody has said, and what it could add.';
comment on column risk_score.at_most is 'What the score would be if every unknown spoke against the person.';
comment on column risk_score.rule_band is 'What the rules say, also while a learned model speaks.';
comment on column risk_score.band is 'What the house says: the model in use, else the rules. A person''s word (overruled_to) goes before it.';
comment on column risk_score.overruled_from is 'What the house said when a person said otherwise; once it says more than that, the overruling is over.';
comment on column risk_score.contributions is '[{feature, contribution}] to the logit: why the model says what it says.';

create table risk_overruling (
  org_id          uuid not null,
  id              uuid not null,
  score_id        uuid not null,
  client_id       uuid not null,
  from_band       text not null,
  to_band         text not null,
  factors         text[] not null,
  content_version text not null,
  model_id        uuid,
  reason_sealed   bytea not null,
  by              uuid not null,
  at              timestamptz not null,
  ended_at        timestamptz,
  constraint risk_overruling__pk primary key (org_id, id),
  constraint risk_overruling__bands check (from_band <> to_band)
);
create index risk_overruling__score on risk_overruling (org_id, score_id, at desc);
create index risk_overruling__client on risk_overruling (org_id, client_id);
create index risk_overruling__at on risk_overruling (org_id, at desc);
comment on table risk_overruling is 'A person said another band than the house, and why. Counted by band and by factor.';
comment on column risk_overruling.ended_at is 'When the house saw more than what had been overruled, or the person took it back.';

create table risk_model (
  org_id          uuid not null,
  id              uuid not null,
  state           text not null,
  content_version text not null,
  total           integer not null default 0,
  done            integer not null default 0,
  problem         jsonb,
  body            jsonb,
  report          jsonb,
  in_use          boolean not null default false,
  made_by         uuid not null,
  made_at         timestamptz not null,
  ended_at        timestamptz,
  switched_by     uuid,
  switched_at     timestamptz,
  revision        integer not null default 1,
  constraint risk_model__pk primary key (org_id, id),
  constraint risk_model__state check (state in ('running', 'done', 'refused', 'failed', 'cancelled')),
  constraint risk_model__learned check (state <> 'done' or (body is not null and report is not null)),
  constraint risk_model__in_use check (not in_use or state = 'done')
);
create index risk_model__made on risk_model (org_id, made_at desc, id desc);
create unique index risk_model__one_in_use on risk_model (org_id) where in_use;
create unique index risk_model__one_running on risk_model (org_id) where state = 'running';
comment on table risk_model is 'A model learned from closed cases: how far it came, what it says, how it did beside the rules on months it had not seen.';
comment on column risk_model.problem is '{code, facts}: why there is no model.';
comment on column risk_model.body is 'Features, means, weights, calibration, band limits, window and counts; no row of anybody.';
comment on column risk_model.report is 'Model and rules on the held-out months, also by group; small groups left out.';

alter table risk_score enable row level security;
create policy risk_score__org on risk_score using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on risk_score to quancheng_app;

alter table risk_overruling enable row level security;
create policy risk_overruling__org on risk_overruling using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on risk_overruling to quancheng_app;

alter table risk_model enable row level security;
create policy risk_model__org on risk_model using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on risk_model to quancheng_app;
