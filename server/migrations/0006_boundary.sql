-- The organisation boundary: one permissive policy per owned table, under a role that cannot bypass it.
-- No subquery and no table-reading function in a policy; the organisation comes in as a setting.

alter table department enable row level security;
create policy department__org on department using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on department to quancheng_app;

alter table team enable row level security;
create policy team__org on team using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on team to quancheng_app;

alter table member enable row level security;
create policy member__org on member using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on member to quancheng_app;

alter table duty enable row level security;
create policy duty__org on duty using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on duty to quancheng_app;

alter table org_key enable row level security;
create policy org_key__org on org_key using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on org_key to quancheng_app;

alter table command enable row level security;
create policy command__org on command using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on command to quancheng_app;

alter table journal_head enable row level security;
create policy journal_head__org on journal_head using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on journal_head to quancheng_app;

alter table journal enable row level security;
create policy journal__org on journal using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert on journal to quancheng_app;

alter table notice enable row level security;
create policy notice__org on notice using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on notice to quancheng_app;

alter table file enable row level security;
create policy file__org on file using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on file to quancheng_app;

alter table client enable row level security;
create policy client__org on client using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on client to quancheng_app;

alter table client_identifier enable row level security;
create policy client_identifier__org on client_identifier using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on client_identifier to quancheng_app;

alter table client_token enable row level security;
create policy client_token__org on client_token using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, delete on client_token to quancheng_app;

alter table client_contact enable row level security;
create policy client_contact__org on client_contact using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on client_contact to quancheng_app;

alter table encounter enable row level security;
create policy encounter__org on encounter using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on encounter to quancheng_app;

alter table encounter_place enable row level security;
create policy encounter_place__org on encounter_place using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on encounter_place to quancheng_app;

alter table consent enable row level security;
create policy consent__org on consent using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on consent to quancheng_app;

alter table client_merge enable row level security;
create policy client_merge__org on client_merge using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on client_merge to quancheng_app;

alter table import_batch enable row level security;
create policy import_batch__org on import_batch using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on import_batch to quancheng_app;

alter table request enable row level security;
create policy request__org on request using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on request to quancheng_app;

alter table task enable row level security;
create policy task__org on task using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on task to quancheng_app;

alter table assessment enable row level security;
create policy assessment__org on assessment using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on assessment to quancheng_app;

alter table case_number enable row level security;
create policy case_number__org on case_number using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on case_number to quancheng_app;

alter table case_file enable row level security;
create policy case_file__org on case_file using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on case_file to quancheng_app;

alter table case_stage enable row level security;
create policy case_stage__org on case_stage using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on case_stage to quancheng_app;

alter table need enable row level security;
create policy need__org on need using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on need to quancheng_app;

alter table goal enable row level security;
create policy goal__org on goal using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on goal to quancheng_app;

alter table plan enable row level security;
create policy plan__org on plan using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on plan to quancheng_app;

alter table service_record enable row level security;
create policy service_record__org on service_record using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on service_record to quancheng_app;

alter table record_amendment enable row level security;
create policy record_amendment__org on record_amendment using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on record_amendment to quancheng_app;

alter table evaluation enable row level security;
create policy evaluation__org on evaluation using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on evaluation to quancheng_app;

alter table closure enable row level security;
create policy closure__org on closure using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on closure to quancheng_app;

alter table follow_up enable row level security;
create policy follow_up__org on follow_up using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on follow_up to quancheng_app;

alter table hl7_source enable row level security;
create policy hl7_source__org on hl7_source using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on hl7_source to quancheng_app;

alter table inbound_message enable row level security;
create policy inbound_message__org on inbound_message using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update on inbound_message to quancheng_app;

grant select on organisation to quancheng_app;
