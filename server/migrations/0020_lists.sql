-- 列表: views a person keeps of a list.

create table saved_view (
  org_id     uuid not null,
  account_id uuid not null,
  id         uuid not null,
  list       text not null,
  name       text not null,
  address    text not null,
  made_at    timestamptz not null,
  constraint saved_view__pk primary key (org_id, account_id, id),
  constraint saved_view__name unique (org_id, account_id, list, name),
  constraint saved_view__list check (list in ('cases', 'clients', 'intake'))
);
comment on table saved_view is 'Conditions, order and columns of a list under a name of one''s own; nobody else sees it.';
comment on column saved_view.address is 'What stands after “?”: codes and ids, never what was searched for.';

alter table saved_view enable row level security;
create policy saved_view__org on saved_view using (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update, delete on saved_view to quancheng_app;
