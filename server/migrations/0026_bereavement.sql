-- 哀伤关怀: follow-ups for those who stay behind.

alter table follow_up add column purpose text not null default 'course';
alter table follow_up add column contact_id uuid;
alter table follow_up add constraint follow_up__purpose check (purpose in ('course', 'bereavement'));
comment on column follow_up.contact_id is 'With whom, when it is not the client: somebody of the client''s contacts.';
