import { cases } from '@quancheng/contract/cases.ts'
import type { Form } from '@quancheng/rules/forms.ts'
import { useState } from 'react'
import { NotAnswered } from '../../app/not-answered.tsx'
import { useAsk } from '../../app/use-ask.ts'
import { useText } from '../../text/use-text.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { File } from '../file.ts'
import { usePrint } from './use-print.ts'

interface Props {
  readonly file: File
  /** The one form that is ticked when it opens; otherwise the whole file is. */
  readonly only: string | null
  readonly onClose: () => void
}

/** Which papers to print, and as what: one, several, or the whole file with cover and contents. */
export function PrintForm({ file, only, onClose }: Props) {
  const { t, locale } = useText()
  const asked = useAsk(cases.forms, { caseId: file.id, locale: locale === 'zh' ? 'zh-CN' : 'en' })
  const forms = asked.data ?? []
  const { print, printing, problem } = usePrint(file.id)
  const [what, setWhat] = useState<'whole' | 'some'>(only === null ? 'whole' : 'some')
  const [as, setAs] = useState<'pdf' | 'docx'>('pdf')
  const [picked, setPicked] = useState<readonly string[]>(only === null ? [] : [only])
  const [masked, setMasked] = useState(false)
  const [tried, setTried] = useState(false)
  const chosen: readonly Form[] = forms.flatMap(({ form }) => (picked.includes(form) ? [form] : []))
  const isNothing = what === 'some' && chosen.length === 0
  const missing = forms.filter(({ required, entries }) => required && entries === 0)
  const tick = (form: Form) =>
    setPicked(picked.includes(form) ? picked.filter((each) => each !== form) : [...picked, form])
  return (
    <FormDialog
      width={560}
      title={t('cases.print.title')}
      submit={t(printing ? 'cases.print.making' : 'cases.print.now')}
      sending={printing}
      problem={tried && isNothing ? t('cases.print.nothing') : problem}
      dirty={false}
      note={t('cases.print.recorded')}
      onSubmit={() => {
        setTried(true)
        if (isNothing) return
        void print(as, what === 'whole' ? [] : chosen, masked).then((done) => done && onClose())
      }}
      onClose={onClose}
    >
      <div className="line wrap">
        <Segmented
          label={t('cases.print.what')}
          value={what}
          options={[
            { value: 'whole', label: t('cases.print.whole') },
            { value: 'some', label: t('cases.print.some') },
          ]}
          onChange={setWhat}
        />
        <Segmented
          label={t('cases.print.format')}
          value={as}
          options={[
            { value: 'pdf', label: 'PDF' },
            { value: 'docx', label: 'Word' },
          ]}
          onChange={setAs}
        />
      </div>
      <label className="line">
        <input
          type="checkbox"
          className="check"
          checked={masked}
          onChange={(event) => setMasked(event.target.checked)}
        />
        <span>
          {t('cases.print.masked')} <span className="small muted">{t('cases.print.maskedWords')}</span>
        </span>
      </label>
      {asked.error ? (
        <NotAnswered asked={asked} />
      ) : asked.data === undefined ? (
        <Skeleton rows={8} />
      ) : (
        <>
          <p className="small muted">
            {what === 'whole'
              ? missing.length === 0
                ? t('cases.print.wholeWords')
                : t('cases.print.wholeMissing', {
                    papers: missing.map(({ name }) => name).join(t('cases.comma')),
                  })
              : t('cases.print.someWords')}
          </p>
          <ul className="case-print">
            {forms.map(({ form, name, required, entries }) => (
              <li key={form}>
                <label className="line">
                  <input
                    type="checkbox"
                    className="check"
                    checked={what === 'whole' ? entries !== 0 : picked.includes(form)}
                    disabled={what === 'whole'}
                    onChange={() => tick(form)}
                  />
                  <span className="grow">{name}</span>
                  {required && (
                    <Tag tone={entries === 0 ? 'now' : 'outline'}>
                      {t(entries === 0 ? 'cases.print.requiredMissing' : 'cases.print.required')}
                    </Tag>
                  )}
                  <span className="small faint case-print-count">
                    {entries === 0
                      ? t('cases.print.blank')
                      : entries === null
                        ? ''
                        : t('cases.print.entries', { count: entries })}
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </>
      )}
    </FormDialog>
  )
}
