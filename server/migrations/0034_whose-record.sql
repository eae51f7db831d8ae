-- 对接: which summaries go to which record system, and whose system it is.

alter table record_destination add column recipient text;
alter table record_destination add column department_ids uuid[] not null default '{}';
alter table record_destination add column packs text[] not null default '{}';
alter table record_destination add column classes text[] not null default '{}';
alter table record_destination add column issuers text[] not null default '{}';
comment on column record_destination.recipient is 'The other body whose system it is, as consents to share name it; null: the institution''s own.';
comment on column record_destination.department_ids is 'Only summaries of a stay there; none: of every one, as with packs, classes and issuers.';
comment on column record_destination.packs is 'Only summaries of cases under these standards.';
comment on column record_destination.classes is 'Only summaries of stays of these classes: an inpatient record is often not the outpatient one.';
comment on column record_destination.issuers is 'Only summaries of stays that these organisations numbered, as the feed names them.';

alter table record_reader add column recipient text;
alter table record_reader add constraint record_reader__own_launch check (recipient is null or issuer is null);
comment on column record_reader.recipient is 'The other body whose system it is, as consents to share name it; null: the institution''s own. Another body reads what was signed and opens no page.';

alter table outbound_message drop constraint outbound_message__state;
alter table outbound_message add constraint outbound_message__state
  check (state in ('waiting', 'accepted', 'stuck', 'withheld', 'replaced', 'set-aside'));
create index outbound_message__withheld on outbound_message (org_id, made_at desc, id desc) where state = 'withheld';
create index outbound_message__withheld_there on outbound_message (org_id, destination_id) where state = 'withheld';
comment on column outbound_message.state is 'withheld: no consent lets it go there; it waits for nobody until somebody sends it again or signs anew.';
comment on column outbound_message.problem is 'A code: unreachable, silent, refused, busy, not-understood, no-number, no-consent, no-sharing.';
