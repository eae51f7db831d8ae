-- 限制处理 (个保法 44): a client asked that nothing more be done with the file, and the head said yes.

alter table rights_request drop constraint rights_request__effect;
alter table rights_request add constraint rights_request__effect check (effect in ('erased', 'stored-only', 'restricted'));

create table restriction (
  org_id        uuid not null,
  id            uuid not null,
  client_id     uuid not null,
  right_id      uuid not null,
  reason_sealed bytea,
  restricted_by uuid not null,
  restricted_at timestamptz not null,
  lifted_by     uuid,
  lifted_at     timestamptz,
  lifted_sealed bytea,
  revision      integer not null default 1,
  constraint restriction__pk primary key (org_id, id),
  constraint restriction__lifted check ((lifted_at is null) = (lifted_by is null))
);
create index restriction__living on restriction (org_id, client_id) where lifted_at is null;
create index restriction__client on restriction (org_id, client_id, restricted_at desc);
comment on table restriction is 'The file stays readable, but nothing is worked out of it and nothing of it leaves the house until the head lifts this.';
comment on column restriction.reason_sealed is 'In the words of whoever asked or of the head who answered.';
comment on column restriction.lifted_sealed is 'Why it was lifted.';

alter table restriction enable row level security;
create policy restriction__org on restriction using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on restriction to quancheng_app;
