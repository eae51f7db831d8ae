-- 紧急查阅 of a minor's file (未成年人网络保护条例 36): a second person says yes before it opens, or afterwards where a life is at risk.

alter table urgent_opening
  alter column expires_at drop not null,
  add column answer_by timestamptz,
  add column at_risk boolean not null default false,
  add column deciders uuid[] not null default '{}',
  add column agreed boolean,
  add column decided_by uuid,
  add column decided_at timestamptz,
  add constraint urgent_opening__asked check (expires_at is not null or answer_by is not null),
  add constraint urgent_opening__decided check (
    (agreed is null) = (decided_by is null) and (agreed is null) = (decided_at is null)),
  add constraint urgent_opening__second_person check (decided_by <> account_id);
comment on column urgent_opening.expires_at is 'Until when the file is open; null while it is only asked for, and for good where the answer was no or none.';
comment on column urgent_opening.answer_by is 'Of a minor''s file that is asked for: unanswered until then, it lapses.';
comment on column urgent_opening.at_risk is 'A minor''s file opened at once because a life was at risk: it is confirmed afterwards.';
comment on column urgent_opening.deciders is 'Who may say yes or no, beside whoever may for the whole organisation: the supervisors of the client''s cases and the heads, never the opener.';
