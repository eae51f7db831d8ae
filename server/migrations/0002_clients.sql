-- 服务对象: persons, their identifiers, people around them, encounters from the hospital feed, consents.

create table client (
  org_id            uuid not null,
  id                uuid not null,
  name_sealed       bytea not null,
  temporary_name    boolean not null default false,
  sex               smallint not null default 0,
  birth_date        date,
  birth_estimated   boolean not null default false,
  died_on           date,
  id_type           text,
  id_number_sealed  bytea,
  phone_sealed      bytea,
  address_sealed    bytea,
  nationality       text,
  ethnicity         text,
  marital           text,
  payer             text,
  education         text,
  occupation_sealed bytea,
  language          text,
  living            text,
  income_fen        bigint,
  active            boolean not null default true,
  replaced_by       uuid,
  source            text not null,
  heard_at          timestamptz,
  made_at           timestamptz not null,
  revision          integer not null default 1,
  field_revisions   jsonb not null default '{}',
  constraint client__pk primary key (org_id, id),
  constraint client__sex check (sex in (0, 1, 2, 9)),
  constraint client__income check (income_fen >= 0)
);
create index client__made on client (org_id, made_at desc);
comment on table client is 'A person served. Names, numbers, phone and address are sealed; search goes through client_token.';
comment on column client.sex is 'GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 unspecified.';
comment on column client.replaced_by is 'After a merge: the surviving client. Kept, so that a merge can be taken back.';
comment on column client.heard_at is 'Message time of the newest hospital message applied; older messages do not overwrite.';
comment on column client.field_revisions is 'At which revision each field last changed: what lets independent edits merge.';

create table client_identifier (
  org_id        uuid not null,
  id            uuid not null,
  client_id     uuid not null,
  issuer        text not null,
  type          text not null,
  blind         bigint not null,
  value_sealed  bytea not null,
  use           text not null default 'usual',
  constraint client_identifier__pk primary key (org_id, id),
  constraint client_identifier__value unique (org_id, issuer, type, blind),
  constraint client_identifier__use check (use in ('usual', 'old'))
);
create index client_identifier__client on client_identifier (org_id, client_id);
comment on table client_identifier is 'A number an issuer gave this person; equality goes through the keyed blind index.';

create table client_token (
  org_id     uuid not null,
  token      bigint not null,
  client_id  uuid not null,
  constraint client_token__pk primary key (org_id, token, client_id)
);
create index client_token__client on client_token (org_id, client_id);
comment on table client_token is 'Keyed blind tokens of names (Chinese, pinyin, initials, fragments) and number tails. A btree of rows, because under row-level security an array index cannot be used.';

create table client_contact (
  org_id         uuid not null,
  id             uuid not null,
  client_id      uuid not null,
  name_sealed    bytea not null,
  phone_sealed   bytea,
  relation       text not null,
  guardian       boolean not null default false,
  main_carer     boolean not null default false,
  note_sealed    bytea,
  source         text not null,
  removed_at     timestamptz,
  revision       integer not null default 1,
  constraint client_contact__pk primary key (org_id, id)
);
create index client_contact__client on client_contact (org_id, client_id);
comment on table client_contact is 'Somebody around the client: relative, guardian, carer.';
comment on column client_contact.relation is 'GB/T 4761 code.';

create table encounter (
  org_id                uuid not null,
  id                    uuid not null,
  client_id             uuid not null,
  source                text not null,
  visit_number          text,
  class                 text not null,
  status                text not null,
  admitted_at           timestamptz,
  discharged_at         timestamptz,
  expected_discharge_on date,
  department_id         uuid,
  bed                   text,
  room                  text,
  attending             text,
  diagnosis_code        text,
  diagnosis_sealed      bytea,
  payer                 text,
  disposition           text,
  heard_at              timestamptz,
  revision              integer not null default 1,
  constraint encounter__pk primary key (org_id, id),
  constraint encounter__visit unique (org_id, source, visit_number),
  constraint encounter__class check (class in ('inpatient', 'emergency', 'outpatient', 'planned')),
  constraint encounter__status check (status in ('planned', 'in-progress', 'finished', 'cancelled'))
);
create index encounter__client on encounter (org_id, client_id, admitted_at desc);
create index encounter__current on encounter (org_id, client_id, admitted_at desc) where status = 'in-progress';
create index encounter__bed on encounter (org_id, bed) where status = 'in-progress';
create index encounter__ward on encounter (org_id, department_id, status, admitted_at desc);
create index encounter__here on encounter (org_id, coalesce(admitted_at, '-infinity'::timestamptz) desc, id desc) where status = 'in-progress';
create index encounter__gone on encounter (org_id, coalesce(discharged_at, '-infinity'::timestamptz) desc, id desc) where status = 'finished';
comment on table encounter is 'A stay or visit, as the hospital feed or an import tells it.';

create table encounter_place (
  org_id         uuid not null,
  id             uuid not null,
  encounter_id   uuid not null,
  department_id  uuid,
  bed            text,
  since          timestamptz not null,
  until          timestamptz,
  constraint encounter_place__pk primary key (org_id, id)
);
create index encounter_place__encounter on encounter_place (org_id, encounter_id, since);
comment on table encounter_place is 'Where the person lay, from when to when.';

create table consent (
  org_id            uuid not null,
  id                uuid not null,
  client_id         uuid not null,
  case_id           uuid,
  scope             text not null,
  recipient         text,
  text_version      text not null,
  text_hash         bytea not null,
  signed_by         text,
  signer_sealed     bytea,
  signer_relation   text,
  method            text not null,
  witness_sealed    bytea,
  emergency_sealed  bytea,
  signed_at         timestamptz not null,
  expires_on        date,
  withdrawn_at      timestamptz,
  withdrawn_by      uuid,
  recorded_by       uuid not null,
  revision          integer not null default 1,
  constraint consent__pk primary key (org_id, id),
  constraint consent__scope check (scope in ('service', 'record', 'photo', 'share', 'research')),
  constraint consent__signed_by check (signed_by in ('client', 'guardian')),
  constraint consent__emergency check ((signed_by is null) = (emergency_sealed is not null))
);
create index consent__client on consent (org_id, client_id, scope);
comment on table consent is 'What the client or guardian agreed to, with version, signer and relation. Withdrawn, never deleted.';
comment on column consent.emergency_sealed is 'Why service began before a guardian could sign (个保法 13: emergency); the exception leaves this trace.';

create table client_merge (
  org_id       uuid not null,
  id           uuid not null,
  survivor_id  uuid not null,
  prior_id     uuid not null,
  source       text not null,
  at           timestamptz not null,
  by           uuid,
  moved        jsonb not null,
  reversed_at  timestamptz,
  reversed_by  uuid,
  constraint client_merge__pk primary key (org_id, id)
);
create index client_merge__survivor on client_merge (org_id, survivor_id);
create index client_merge__prior on client_merge (org_id, prior_id);
comment on table client_merge is 'Two records that were one person. A merge can be taken back; the row stays.';
comment on column client_merge.moved is 'Table name to row ids that were re-pointed: un-merge sends exactly these back. "usual" lists the identifiers that became old.';

create table import_batch (
  org_id      uuid not null,
  id          uuid not null,
  kind        text not null,
  name_sealed bytea not null,
  rows_sealed bytea not null,
  mapping     jsonb not null,
  state       text not null,
  total       integer not null,
  done        integer not null default 0,
  problems    jsonb not null default '[]',
  made_by     uuid not null,
  made_at     timestamptz not null,
  ended_at    timestamptz,
  revision    integer not null default 1,
  constraint import_batch__pk primary key (org_id, id),
  constraint import_batch__state check (state in ('preview', 'running', 'done', 'failed', 'cancelled'))
);
comment on table import_batch is 'A CSV or XLSX being brought in: previewed, mapped, then written whole or not at all.';
