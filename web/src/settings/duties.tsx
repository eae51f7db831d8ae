import { PERMISSIONS } from '@quancheng/contract/permission.ts'
import { SCOPES } from '@quancheng/rules/access.ts'
import { useText } from '../text/use-text.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { SettingsTabs } from './public.tsx'
import { useDuties } from './use-duties.ts'
import './settings.css'

/** What each duty may do, read from the content: one row a permission, one column a duty, how far it reaches in the cell. */
export function Duties() {
  const { t } = useText()
  const { all } = useDuties()
  return (
    <Page title={t('settings.duties.title')} about={t('settings.duties.about')} under={<SettingsTabs />}>
      {all.length === 0 ? (
        <Skeleton rows={10} height={36} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the wide table scrolls by keyboard too
        <section className="duty-table" tabIndex={0} aria-label={t('settings.duties.title')}>
          <table className="table">
            <thead>
              <tr>
                <th>{t('settings.duties.may')}</th>
                {all.map(({ duty, name }) => (
                  <th key={duty} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {PERMISSIONS.map((permission) => (
                <tr key={permission}>
                  <th scope="row">{t(`settings.may.${permission}`)}</th>
                  {all.map(({ duty, grants }) => {
                    const reach = SCOPES.filter((scope) => grants.includes(`${permission}:${scope}`))
                    return (
                      <td key={duty}>
                        {reach.length === 0 ? (
                          <span className="faint">
                            <span aria-hidden="true">–</span>
                            <span className="visually-hidden">{t('settings.duties.not')}</span>
                          </span>
                        ) : (
                          reach.map((scope) => t(`settings.scope.${scope}`)).join(t('settings.comma'))
                        )}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Page>
  )
}
