-- 社工小结: what social work writes back into the hospital's record, where it goes, and whether it arrived.

create table case_summary (
  org_id       uuid not null,
  id           uuid not null,
  case_id      uuid not null,
  client_id    uuid not null,
  version      integer not null,
  sections     text[] not null,
  body_sealed  bytea not null,
  signed_by    uuid not null,
  signed_at    timestamptz not null,
  constraint case_summary__pk primary key (org_id, id),
  constraint case_summary__version unique (org_id, case_id, version)
);
create index case_summary__client on case_summary (org_id, client_id);
comment on table case_summary is 'A signed summary for the ward: a view of facts as they stood when it was signed. Never changed; a newer version replaces it in the hospital''s record.';
comment on column case_summary.body_sealed is 'Exactly what leaves: {title, institution, client, worker, sections: [{code, title, lines}], note, contact}.';

create table record_destination (
  org_id        uuid not null,
  id            uuid not null,
  name          text not null,
  kind          text not null,
  host          text,
  port          integer,
  message       text,
  carries       text,
  charset       text,
  application   text,
  facility      text,
  url           text,
  token_sealed  bytea,
  failures      integer not null default 0,
  down_since    timestamptz,
  retry_at      timestamptz,
  off_at        timestamptz,
  revision      integer not null default 1,
  constraint record_destination__pk primary key (org_id, id),
  constraint record_destination__kind check (kind in ('hl7v2', 'fhir')),
  constraint record_destination__message check (message in ('MDM', 'ORU')),
  constraint record_destination__carries check (carries in ('text', 'pdf', 'both')),
  constraint record_destination__charset check (charset in ('utf-8', 'gb18030'))
);
comment on table record_destination is 'Where signed summaries go: an HL7 v2 receiver over MLLP, or a FHIR endpoint.';
comment on column record_destination.retry_at is 'A destination that could not be reached rests until then, so that a thousand waiting summaries cost one try.';

create table outbound_message (
  org_id          uuid not null,
  id              uuid not null,
  summary_id      uuid not null,
  case_id         uuid not null,
  client_id       uuid not null,
  destination_id  uuid not null,
  control_id      text not null,
  state           text not null,
  attempts        smallint not null default 0,
  made_at         timestamptz not null,
  next_at         timestamptz not null,
  last_at         timestamptz,
  ack             text,
  problem         text,
  receipt_sealed  bytea,
  aside_sealed    bytea,
  accepted_at     timestamptz,
  settled_by      uuid,
  revision        integer not null default 1,
  constraint outbound_message__pk primary key (org_id, id),
  constraint outbound_message__control unique (org_id, control_id),
  constraint outbound_message__state check (state in ('waiting', 'accepted', 'stuck', 'replaced', 'set-aside'))
);
create index outbound_message__waiting on outbound_message (org_id, destination_id, id) where state = 'waiting';
create index outbound_message__open on outbound_message (org_id, made_at desc, id desc) where state in ('waiting', 'stuck');
create index outbound_message__made on outbound_message (org_id, made_at desc, id desc);
create index outbound_message__case on outbound_message (org_id, case_id, id);
create index outbound_message__client on outbound_message (org_id, client_id);
comment on table outbound_message is 'One signed summary on its way to one destination, with the receipt. stuck ones wait for a person.';
comment on column outbound_message.control_id is 'MSH-10, kept over every try: a receiver that got it but whose answer was lost knows it again.';
comment on column outbound_message.problem is 'A code: unreachable, silent, refused, busy, not-understood, no-number, no-consent.';
comment on column outbound_message.receipt_sealed is 'The last answer as it came.';

alter table case_summary enable row level security;
create policy case_summary__org on case_summary using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on case_summary to quancheng_app;

alter table record_destination enable row level security;
create policy record_destination__org on record_destination using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on record_destination to quancheng_app;

alter table outbound_message enable row level security;
create policy outbound_message__org on outbound_message using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on outbound_message to quancheng_app;
