import type { Me } from '@quancheng/contract/staff.ts'
import { useText } from '../text/use-text.tsx'
import { Icon } from '../ui/icon.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { GoLink } from './go-link.tsx'
import { prefer, THEMES, usePreferences } from './preferences.ts'

interface Props {
  readonly organisation: Me['organisation'] | null
  readonly organisations: Me['organisations']
  readonly onActIn: (organisationId: string) => void
  readonly onLocale: (locale: 'zh' | 'en') => void
  readonly onKeys: () => void
  readonly onSignOut: () => void
  readonly close: () => void
}

/** Language, appearance, keys, devices, the other duties, and the way out. */
export function PersonMenu({
  organisation,
  organisations,
  onActIn,
  onLocale,
  onKeys,
  onSignOut,
  close,
}: Props) {
  const { t, locale } = useText()
  const { theme, letters } = usePreferences()
  return (
    <div>
      {organisations.length > 1 && (
        <>
          <div className="menu-line">{t('app.duties')}</div>
          {organisations.map((each) => (
            <button
              key={each.id}
              type="button"
              className="menu-item"
              aria-pressed={each.id === organisation?.id}
              onClick={() => {
                onActIn(each.id)
                close()
              }}
            >
              <Icon name={each.id === organisation?.id ? 'check' : 'home'} />
              {each.shortName}
            </button>
          ))}
          <hr className="menu-rule" />
        </>
      )}
      <div className="menu-line">
        {t('app.language')}
        <Segmented
          label={t('app.language')}
          value={locale}
          onChange={onLocale}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      <div className="menu-line">
        {t('app.theme')}
        <Segmented
          label={t('app.theme')}
          value={theme}
          onChange={(choice) => prefer({ theme: choice })}
          options={THEMES.map((each) => ({ value: each, label: t(`app.theme.${each}`) }))}
        />
      </div>
      <div className="menu-line only-desk">
        {t('app.letters')}
        <Segmented
          label={t('app.letters')}
          value={letters ? 'on' : 'off'}
          onChange={(choice) => prefer({ letters: choice === 'on' })}
          options={[
            { value: 'on', label: t('app.letters.on') },
            { value: 'off', label: t('app.letters.off') },
          ]}
        />
      </div>
      <hr className="menu-rule" />
      <button
        type="button"
        className="menu-item only-desk"
        onClick={() => {
          close()
          onKeys()
        }}
      >
        <Icon name="keyboard" />
        {t('app.keys')}
      </button>
      <GoLink href="/me" className="menu-item" onClick={close}>
        <Icon name="devices" />
        {t('app.sessions')}
      </GoLink>
      <button type="button" className="menu-item" onClick={onSignOut}>
        <Icon name="leave" />
        {t('app.signOut')}
      </button>
    </div>
  )
}
