-- 医患关系: what people say of a service that has ended; 个案: work that was begun beside a colleague's.

alter table door_link alter column instrument drop not null;
alter table door_link add column closure_id uuid;
alter table door_link add constraint door_link__for check ((instrument is null) <> (closure_id is null));
create unique index door_link__closure on door_link (org_id, closure_id) where closure_id is not null and withdrawn_at is null;
create index door_link__given on door_link (org_id, made_at) where closure_id is not null;
comment on table door_link is 'What a person without an account may answer once, by a link that only they hold: a questionnaire, or how the service was.';
comment on column door_link.closure_id is 'The closure somebody is asked to speak about; what they say is kept apart from it.';

create table satisfaction (
  org_id       uuid not null,
  id           uuid not null,
  team_id      uuid,
  answered_on  date not null,
  form         text not null,
  version      text not null,
  overall      smallint not null,
  answers      jsonb not null,
  words_sealed bytea,
  constraint satisfaction__pk primary key (org_id, id),
  constraint satisfaction__overall check (overall between 1 and 5)
);
create index satisfaction__answered on satisfaction (org_id, answered_on) include (team_id, overall);
comment on table satisfaction is 'What somebody said of a service after it had ended. It names no client, case, link, worker or hour: nobody can find out who said it.';
comment on column satisfaction.id is 'Carries the day and not the hour, so that it lies in no order beside the links that were used.';

alter table satisfaction enable row level security;
create policy satisfaction__org on satisfaction using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert on satisfaction to quancheng_app;

create table gone_on (
  org_id        uuid not null,
  id            uuid not null,
  client_id     uuid not null,
  case_id       uuid,
  kind          text not null,
  beside        text not null,
  beside_id     uuid not null,
  colleague_id  uuid not null,
  by            uuid not null,
  team_id       uuid,
  at            timestamptz not null,
  reason_sealed bytea not null,
  constraint gone_on__pk primary key (org_id, id),
  constraint gone_on__kind check (kind in ('take', 'open', 'record')),
  constraint gone_on__beside check (beside in ('case', 'request', 'service'))
);
create index gone_on__at on gone_on (org_id, at desc, id desc);
create index gone_on__client on gone_on (org_id, client_id, at desc);
comment on table gone_on is 'Somebody was told that a colleague serves this person already, and went on all the same, with a reason.';
comment on column gone_on.beside is 'What the colleague has: a case, a request in their hands, or a service not long ago.';

alter table gone_on enable row level security;
create policy gone_on__org on gone_on using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on gone_on to quancheng_app;

create index service_record__client on service_record (org_id, client_id, occurred_at desc) include (worker_id, team_id);
