-- 归档: what waits to be put away is found by itself, however many files are put away already.

alter table case_file add column put_away boolean not null default false;
comment on column case_file.put_away is 'Its paper file was looked through and stands on a shelf (archive_entry).';
update case_file c set put_away = true
  from archive_entry e where e.org_id = c.org_id and e.case_id = c.id;

drop index case_file__closed_at;
create index case_file__to_put_away on case_file (org_id, closed_at desc, id desc) where state = 'closed' and not put_away;
drop index archive_entry__newest;
create index archive_entry__newest on archive_entry (org_id, archived_at desc, case_id desc);

-- One worker's closed cases by risk: many years of them, and none changes any more.
create index case_file__worker_closed on case_file (org_id, worker_id, risk_rank desc, opened_at desc, id desc) where not live;
