-- 档案室: closed files that lie in the archive, and who has a paper file on loan.

create table archive_entry (
  org_id      uuid not null,
  case_id     uuid not null,
  shelf       text not null,
  missing     text[] not null,
  archived_by uuid not null,
  archived_at timestamptz not null,
  constraint archive_entry__pk primary key (org_id, case_id)
);
comment on table archive_entry is 'A closed case whose file was looked through and put away.';
comment on column archive_entry.missing is 'Papers the standard asks for that were not there when it was put away.';
create index archive_entry__newest on archive_entry (org_id, archived_at desc, case_id);

create table archive_loan (
  org_id         uuid not null,
  id             uuid not null,
  case_id        uuid not null,
  borrower_id    uuid not null,
  purpose_sealed bytea not null,
  lent_by        uuid not null,
  lent_at        timestamptz not null,
  due_on         date not null,
  returned_at    timestamptz,
  returned_by    uuid,
  told_at        timestamptz,
  constraint archive_loan__pk primary key (org_id, id)
);
create unique index archive_loan__out on archive_loan (org_id, case_id) where returned_at is null;
create index archive_loan__case on archive_loan (org_id, case_id, lent_at desc);
comment on table archive_loan is 'A paper file that somebody has taken from its shelf, and until when.';
comment on column archive_loan.told_at is 'When the borrower and whoever lent it were told that it is late.';

alter table archive_entry enable row level security;
create policy archive_entry__org on archive_entry using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert on archive_entry to quancheng_app;
alter table archive_loan enable row level security;
create policy archive_loan__org on archive_loan using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on archive_loan to quancheng_app;

create index case_file__closed_at on case_file (org_id, closed_at desc, id) where state = 'closed';
