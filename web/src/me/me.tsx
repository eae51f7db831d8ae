import { staff } from '@quancheng/contract/staff.ts'
import { useQueryClient } from '@tanstack/react-query'
import { ask } from '../app/ask.ts'
import { prefer, THEMES, usePreferences } from '../app/preferences.ts'
import { useMe } from '../app/session.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Devices } from './devices.tsx'
import { Passkeys } from './passkeys.tsx'
import { PasswordChange } from './password-change.tsx'
import { SecondFactor } from './second-factor.tsx'
import './me.css'

/** One's own page: where one is signed in, how one signs in, and how the screen speaks and looks. */
export function MyPage() {
  const { t, locale } = useText()
  const me = useMe()
  const queries = useQueryClient()
  const { theme, letters } = usePreferences()
  return (
    <Page
      title={t('staff.mine.title', { name: me.name })}
      about={`${me.title} ${me.organisation.name}`}
      actions={
        <Button icon="lock" onClick={() => void ask(staff.lock, {}).then(() => queries.invalidateQueries())}>
          {t('staff.mine.lock')}
        </Button>
      }
    >
      <Devices />
      <Section title={t('staff.mine.signIn')} shape="padded">
        <div className="my-ways">
          <PasswordChange />
          <SecondFactor />
          <Passkeys />
        </div>
      </Section>
      <Section title={t('staff.mine.screen')} shape="padded">
        <div className="my-choices">
          <span>{t('app.language')}</span>
          <Segmented
            label={t('app.language')}
            value={locale}
            onChange={(chosen) => {
              prefer({ locale: chosen })
              void ask(staff.setLocale, { locale: chosen === 'zh' ? 'zh-CN' : 'en' })
            }}
            options={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
          <span>{t('app.theme')}</span>
          <Segmented
            label={t('app.theme')}
            value={theme}
            onChange={(choice) => prefer({ theme: choice })}
            options={THEMES.map((each) => ({ value: each, label: t(`app.theme.${each}`) }))}
          />
          <span className="only-desk">{t('app.letters')}</span>
          <span className="only-desk">
            <Segmented
              label={t('app.letters')}
              value={letters ? 'on' : 'off'}
              onChange={(choice) => prefer({ letters: choice === 'on' })}
              options={[
                { value: 'on', label: t('app.letters.on') },
                { value: 'off', label: t('app.letters.off') },
              ]}
            />
          </span>
        </div>
      </Section>
    </Page>
  )
}
