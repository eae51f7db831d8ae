import { cases } from '@quancheng/contract/cases.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { ask } from '../../app/ask.ts'
import { download } from '../../app/download.ts'
import { problemText } from '../../app/problem-text.ts'
import { useText } from '../../text/use-text.tsx'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Popover } from '../../ui/popover.tsx'
import { useToast } from '../../ui/toast.tsx'

type Conditions = Omit<z.input<typeof cases.exportList.input>, 'as' | 'locale' | 'masked'>

/** Takes cases away as a file and says how many went along. */
export function useExport(): {
  readonly take: (as: 'xlsx' | 'csv', which: Conditions, masked?: boolean) => void
  readonly taking: boolean
} {
  const speech = useText()
  const toast = useToast()
  const [taking, setTaking] = useState(false)
  const take = async (as: 'xlsx' | 'csv', which: Conditions, masked = false) => {
    setTaking(true)
    try {
      const file = await ask(cases.exportList, {
        ...which,
        as,
        masked: String(masked),
        locale: speech.locale === 'zh' ? 'zh-CN' : 'en',
      })
      download(file)
      const said = speech.t(file.more ? 'cases.export.cut' : 'cases.export.done', { count: file.count })
      toast.say(
        file.leftOut > 0 ? `${said} ${speech.t('cases.export.leftOut', { count: file.leftOut })}` : said,
      )
    } catch (error) {
      toast.say(problemText(error, speech))
    } finally {
      setTaking(false)
    }
  }
  return { take: (as, which, masked) => void take(as, which, masked), taking }
}

/** The list as it stands, as a workbook or as text. */
export function ExportChoice({ which }: { readonly which: Conditions }) {
  const { t } = useText()
  const { take, taking } = useExport()
  const [masked, setMasked] = useState(false)
  return (
    <Popover
      label={t('cases.export')}
      triggerProps={{ className: `${buttonClass({ small: true })} only-desk`, disabled: taking }}
      trigger={
        <>
          <Icon name="download" />
          {t('cases.export')}
        </>
      }
    >
      {(close) => (
        <div className="stack" style={{ maxWidth: 280 }}>
          <p className="small muted">{t('cases.export.words')}</p>
          <label className="line small">
            <input
              type="checkbox"
              className="check"
              checked={masked}
              onChange={(event) => setMasked(event.target.checked)}
            />
            <span>
              {t('cases.print.masked')} <span className="muted">{t('cases.print.maskedWords')}</span>
            </span>
          </label>
          {(['xlsx', 'csv'] as const).map((as) => (
            <Button
              key={as}
              small
              onClick={() => {
                close()
                take(as, which, masked)
              }}
            >
              {t(`cases.export.${as}`)}
            </Button>
          ))}
        </div>
      )}
    </Popover>
  )
}
