-- 附件: photographs and documents that lie in a case, and the phrases a worker keeps.

alter table file add column kind text;
alter table file add column note_sealed bytea;
alter table file add column removed_by uuid;
alter table file add column removed_sealed bytea;
alter table file add column revision integer not null default 1;
comment on column file.kind is 'A code of content/codes/paper-kinds.';
comment on column file.deleted_at is 'Taken out of the case, with who and why; the sealed bytes stay until the file''s retention ends.';
create index file__case on file (org_id, case_id, added_at) where case_id is not null;

create table phrase (
  org_id      uuid not null,
  account_id  uuid not null,
  id          uuid not null,
  text_sealed bytea not null,
  made_at     timestamptz not null,
  constraint phrase__pk primary key (org_id, account_id, id)
);
comment on table phrase is 'Sentences a worker writes often; nobody else sees them.';

alter table phrase enable row level security;
create policy phrase__org on phrase using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update, delete on phrase to quancheng_app;
