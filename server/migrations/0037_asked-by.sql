-- 医患关系: how many were asked and what they wrote, found without walking the cases of years.

alter table door_link add column team_id uuid;
comment on column door_link.team_id is 'Of a link about a service that ended: the team that asked, as it was then, like the team that stands with an answer.';

update door_link l set team_id = c.team_id from case_file c
where c.org_id = l.org_id and c.id = l.case_id and l.closure_id is not null;

create index door_link__asked on door_link (org_id, made_at) include (team_id, used_at, withdrawn_at) where closure_id is not null;
drop index door_link__given;

create index satisfaction__words on satisfaction (org_id, answered_on desc, id) include (team_id) where words_sealed is not null;
