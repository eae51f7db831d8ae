-- The supervisor's room counts and lists a team's cases that wait for a closure decision, without opening the other teams' rows.
create index case_file__closing_team on case_file (org_id, team_id, due_key, id) where state = 'closing';
