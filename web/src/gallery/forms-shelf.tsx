import { DatePicker, Select } from 'antd'
import { useState } from 'react'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { ChoiceButtons } from '../ui/choice-buttons.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DraftMark } from '../ui/draft-mark.tsx'
import { Field } from '../ui/field.tsx'
import { IdNumberInput } from '../ui/id-number-input.tsx'
import { MinutesInput } from '../ui/minutes-input.tsx'
import { MoneyInput } from '../ui/money-input.tsx'
import { Page } from '../ui/page.tsx'
import { PhoneInput } from '../ui/phone-input.tsx'

const HOW = ['face', 'phone', 'video', 'wechat', 'home', 'meeting'] as const
type How = (typeof HOW)[number]

function RecordForm() {
  const { t } = useText()
  const [how, setHow] = useState<How | null>('face')
  const [goals, setGoals] = useState<readonly string[]>(['2'])
  const [minutes, setMinutes] = useState<number | null>(30)
  return (
    <>
      <Field label={t('gallery.who')} origin={t('gallery.currentCase')}>
        {(control) => <input {...control} className="input" defaultValue="陈桂兰" />}
      </Field>
      <Field group label={t('gallery.how')}>
        {() => (
          <ChoiceButtons
            label={t('gallery.how')}
            value={how}
            onChange={setHow}
            choices={HOW.map((value) => ({ value, label: t(`gallery.how.${value}`) }))}
          />
        )}
      </Field>
      <MinutesInput label={t('gallery.long')} value={minutes} onChange={setMinutes} required />
      <Field label={t('gallery.did')}>
        {(control) => <textarea {...control} className="input" defaultValue={t('gallery.didWords')} />}
      </Field>
      <Field group label={t('gallery.towards')} optional>
        {() => (
          <ChoiceButtons
            many
            label={t('gallery.towards')}
            value={goals}
            onChange={setGoals}
            choices={[
              { value: '2', label: t('gallery.goal2'), icon: 'flag' },
              { value: '1', label: t('gallery.goal1'), icon: 'flag' },
            ]}
          />
        )}
      </Field>
    </>
  )
}

/** Questions with their origin, their checks and their draft. */
export function FormsShelf() {
  const { t } = useText()
  const [id, setId] = useState<string | null>(null)
  const [phone, setPhone] = useState<string | null>('13800000000')
  const [income, setIncome] = useState<number | null>(123_450)
  const [open, setOpen] = useState(false)
  return (
    <Page
      title={t('gallery.record')}
      actions={
        <>
          <DraftMark state="saved" at="2026-11-20T14:52:00+08:00" />
          <DraftMark state="saving" />
          <DraftMark state="unsaved" />
          <Button onClick={() => setOpen(true)}>{t('gallery.openDialog')}</Button>
        </>
      }
    >
      <div className="section stack" style={{ maxWidth: 680, gap: 12 }}>
        <RecordForm />
        <IdNumberInput label={t('gallery.idNumber')} value={id} onChange={setId} today="2026-11-20" />
        <PhoneInput
          label={t('gallery.phone')}
          value={phone}
          onChange={setPhone}
          origin={t('gallery.currentCase')}
        />
        <MoneyInput label={t('gallery.income')} value={income} onChange={setIncome} />
        <Field label={t('gallery.filter.ward')} error={t('ui.input.idDate')}>
          {(control) => (
            <Select
              id={control.id}
              style={{ width: 200 }}
              options={[{ value: 'onco', label: t('gallery.wardOnco') }]}
              defaultValue="onco"
            />
          )}
        </Field>
        <Field label={t('gallery.head.due')}>{(control) => <DatePicker id={control.id} />}</Field>
      </div>
      {open && (
        <Dialog
          title={t('gallery.record')}
          mark={<DraftMark state="saved" at="2026-11-20T14:52:00+08:00" />}
          note={t('gallery.rule')}
          onClose={() => setOpen(false)}
          actions={
            <>
              <Button>{t('gallery.keepDraft')}</Button>
              <Button kind="primary" keys="Ctrl ↵">
                {t('gallery.write')}
              </Button>
            </>
          }
        >
          <RecordForm />
        </Dialog>
      )}
    </Page>
  )
}
