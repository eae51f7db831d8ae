-- 病历系统来读: record systems that open the clinician's page by SMART launch, or read what was signed by FHIR.

create table record_reader (
  org_id         uuid not null,
  id             uuid not null,
  name           text not null,
  issuer         text,
  app            text,
  secret_sealed  bytea,
  numbers        text not null,
  token_hash     bytea,
  token_at       timestamptz,
  off_at         timestamptz,
  made_at        timestamptz not null,
  revision       integer not null default 1,
  constraint record_reader__pk primary key (org_id, id),
  constraint record_reader__launch check ((issuer is null) = (app is null))
);
create unique index record_reader__issuer on record_reader (issuer) where issuer is not null;
create unique index record_reader__token on record_reader (token_hash) where token_hash is not null;
comment on table record_reader is 'A record system of the hospital that may read: the clinician''s page by SMART launch (issuer, app, secret), signed summaries by FHIR (token), or both.';
comment on column record_reader.numbers is 'Who issues the patient numbers this system speaks of, as the feed writes it: a number of somebody else is another person''s.';

alter table record_reader enable row level security;
create policy record_reader__org on record_reader using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on record_reader to quancheng_app;
