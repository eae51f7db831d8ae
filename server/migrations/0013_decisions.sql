-- 会议的决定 and who is invited: what an owner says of a decision, and people taken off an invitation.

alter table task add column answer_sealed bytea;
comment on column task.answer_sealed is 'Of a decision of a conference: what its owner says was done, or why it was not.';
create index task__decision on task (org_id, assignee_id, made_at desc, id) where kind = 'decision';

alter table conference_guest add column removed_at timestamptz;
comment on column conference_guest.removed_at is 'Since when this person is not invited any more; what they said before stays.';
