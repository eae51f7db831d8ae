-- 督导: a service that looks as if two colleagues had given it to one person.

alter table service_record add column twin_id uuid;
comment on column service_record.twin_id is 'A signed record of a colleague in another case of this client that looked like the same service when this one was signed.';
create index service_record__twin on service_record (org_id, signed_at desc, id desc) include (team_id, worker_id) where twin_id is not null;
