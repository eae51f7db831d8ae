-- 对接: what the hospital's feed said, kept raw before it is acknowledged.

create table hl7_source (
  org_id        uuid not null,
  id            uuid not null,
  application   text not null,
  facility      text not null,
  mapping       text not null,
  constraint hl7_source__pk primary key (org_id, id)
);
create unique index hl7_source__sender on hl7_source (application, facility);
comment on table hl7_source is 'Which organisation a sender (MSH-3, MSH-4) speaks for and how its codes map. ''*'' is everybody else.';

create table inbound_message (
  org_id       uuid not null,
  id           uuid not null,
  source       text not null,
  control_id   text not null,
  event        text,
  received_at  timestamptz not null,
  raw_sealed   bytea not null,
  fixed_sealed bytea,
  aside_sealed bytea,
  state        text not null,
  ack          text not null,
  problem      jsonb,
  client_id    uuid,
  encounter_id uuid,
  attempts     smallint not null default 1,
  settled_at   timestamptz,
  settled_by   uuid,
  revision     integer not null default 1,
  constraint inbound_message__pk primary key (org_id, id),
  constraint inbound_message__state check (state in ('applied', 'repeated', 'stale', 'failed', 'set-aside'))
);
create unique index inbound_message__once on inbound_message (org_id, source, control_id) where state in ('applied', 'stale');
create index inbound_message__failing on inbound_message (org_id, source, control_id) where state = 'failed';
create index inbound_message__failed on inbound_message (org_id, received_at desc, id desc) where state = 'failed';
create index inbound_message__received on inbound_message (org_id, received_at desc, id desc);
create index inbound_message__client on inbound_message (org_id, client_id) where client_id is not null;
comment on table inbound_message is 'Every message as it came. failed ones wait for a person to correct, replay or set aside.';
comment on column inbound_message.source is 'MSH-3 and MSH-4 as sent; with control_id (MSH-10) a message is known again when it is repeated.';
comment on column inbound_message.problem is '{code, location, text: {zh, en}}: why it failed.';
comment on column inbound_message.aside_sealed is 'Why a person set it aside.';
comment on column inbound_message.fixed_sealed is 'The text as a person corrected it; the original is never changed.';
