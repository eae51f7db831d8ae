-- 患者的门: places with a printed code, and who asked there from a phone without an account.

create table door_place (
  org_id        uuid not null,
  id            uuid not null,
  token         text not null,
  department_id uuid,
  bed           text,
  made_by       uuid,
  made_at       timestamptz not null,
  withdrawn_at  timestamptz,
  withdrawn_by  uuid,
  revision      integer not null default 1,
  constraint door_place__pk primary key (org_id, id),
  constraint door_place__token unique (token)
);
comment on table door_place is 'A poster: the whole house, a ward or a bed. Its token is all that a phone knows, and opens nothing but asking for help.';
comment on column door_place.department_id is 'Null: the whole house; whoever asks says in which ward they are.';

create table door_ask (
  org_id      uuid not null,
  request_id  uuid not null,
  place_id    uuid not null,
  number      text not null,
  command_id  uuid not null,
  device_hash text not null,
  asked_at    timestamptz not null,
  constraint door_ask__pk primary key (org_id, request_id),
  constraint door_ask__number unique (number),
  constraint door_ask__command unique (org_id, device_hash, command_id)
);
comment on table door_ask is 'A request that came through a poster: the number it can be looked up by, and the fingerprint of the secret its phone keeps.';

create table door_pace (
  key   text not null,
  since timestamptz not null,
  count integer not null,
  constraint door_pace__pk primary key (key)
);
comment on table door_pace is 'How often something was tried at the door since when; belongs to no organisation, rows older than a day go.';

alter table door_place enable row level security;
create policy door_place__org on door_place using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on door_place to quancheng_app;

alter table door_ask enable row level security;
create policy door_ask__org on door_ask using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert on door_ask to quancheng_app;
