-- 受理: a complaint about a worker is not for that worker's eyes.

alter table request add column about_id uuid;
comment on column request.about_id is 'The worker somebody complains about, who neither sees it nor takes it. Whoever may assign requests says who handles it; until then no other worker sees it either.';

update request set about_id = (jsonb_path_query_first(reasons, '$[*].facts.notTo') #>> '{}')::uuid
where jsonb_path_exists(reasons, '$[*].facts.notTo');
