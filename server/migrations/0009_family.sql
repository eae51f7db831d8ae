-- 家庭: the family in pictures, genogram and ecomap.

create table family_version (
  org_id          uuid not null,
  id              uuid not null,
  client_id       uuid not null,
  picture_sealed  bytea not null,
  saved_at        timestamptz not null,
  saved_by        uuid not null,
  constraint family_version__pk primary key (org_id, id)
);
create index family_version__client on family_version (org_id, client_id, saved_at desc, id desc);
comment on table family_version is 'The family of a client as somebody saw it once: each save is a new row, none is changed. The newest is the one shown.';
comment on column family_version.picture_sealed is 'People, lines, systems, as the contract names them. The client’s own name and those of contacts are read from their rows, and stand here for the day those are gone.';

alter table family_version enable row level security;
create policy family_version__org on family_version using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on family_version to quancheng_app;
