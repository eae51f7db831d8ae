-- 机构设置: what an institution keeps of itself on the screen.

alter table organisation add column revision integer not null default 1;
comment on column organisation.settings is 'What this organisation has set for itself: pack (the standard cases are opened under), packs (those one may choose besides), casePrefix. What is absent is 未配置 or comes from content.';

alter table department add column closed_at timestamptz, add column revision integer not null default 1;
comment on column department.closed_at is 'Nothing new is given to a closed ward; what happened there stays, and the feed may still name it.';

alter table team add column lead_id uuid, add column closed_at timestamptz, add column revision integer not null default 1;
comment on column team.lead_id is 'Who leads the team, shown to all; what they may see of it comes from their duty.';

alter table hl7_source add column off_at timestamptz, add column revision integer not null default 1;
comment on column hl7_source.off_at is 'Since when this sender is not heard; its messages are refused as those of a stranger.';

-- Which packs cases are kept under is asked at every start; closed cases are read by theirs too.
create index case_file__pack on case_file (pack, pack_version);
