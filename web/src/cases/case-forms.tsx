import { CONSENT_SCOPES } from '@quancheng/rules/consent.ts'
import { ChangeForm } from './change-form.tsx'
import { CallConferenceForm } from './conferences/call-conference-form.tsx'
import { ConsentForm } from './consent-form.tsx'
import { BereavementForm } from './ending/bereavement-form.tsx'
import { CloseForm, DecideForm, ReopenForm } from './ending/closure-forms.tsx'
import { DoFollowUpForm, PlanFollowUpForm, TryFollowUpForm } from './ending/follow-up-forms.tsx'
import { type File, pendingClosure } from './file.ts'
import { HandOverForm } from './hand-over-form.tsx'
import { PrintForm } from './papers/print-form.tsx'
import { EvaluateForm } from './plan/evaluate-form.tsx'
import { GoalForm } from './plan/goal-form.tsx'
import { NeedForm } from './plan/need-form.tsx'
import { AgreePlanForm, MakePlanForm } from './plan/plan-forms.tsx'
import { AmendForm } from './records/amend-form.tsx'
import { ProcessForm, ProcessOpinionForm } from './records/process-form.tsx'
import { ReviewForm } from './records/review-form.tsx'
import { RemarkForm } from './remark-form.tsx'
import { StandardForm } from './standard-form.tsx'
import { SummaryForm } from './summaries/summary-form.tsx'
import { TaskForm } from './task-form.tsx'
import { useForm } from './use-form.ts'

interface Props {
  readonly file: File
}

/** The form the address names; one that is about something that is gone does not open. */
export function CaseForms({ file }: Props) {
  const { form, of, close } = useForm()
  const given = { file, onClose: close }
  switch (form) {
    case null:
      return null
    case 'change':
      return <ChangeForm {...given} />
    case 'hand-over':
      return <HandOverForm {...given} />
    case 'standard':
      return <StandardForm {...given} />
    case 'need':
      return <NeedForm key={of} {...given} need={file.needs.find((need) => need.id === of) ?? null} />
    case 'goal':
      return <GoalForm key={of} {...given} goal={file.goals.find((goal) => goal.id === of) ?? null} />
    case 'make-plan':
      return <MakePlanForm {...given} />
    case 'agree-plan': {
      const plan = file.plans.find((each) => each.id === of)
      return plan ? <AgreePlanForm {...given} plan={plan} /> : null
    }
    case 'amend': {
      const record = file.records.find((each) => each.id === of)
      return record ? <AmendForm record={record} onClose={close} /> : null
    }
    case 'evaluate':
      return <EvaluateForm {...given} />
    case 'close':
      return <CloseForm {...given} />
    case 'decide': {
      const closure = pendingClosure(file)
      return closure ? <DecideForm {...given} closure={closure} /> : null
    }
    case 'reopen':
      return <ReopenForm {...given} />
    case 'bereavement':
      return <BereavementForm {...given} />
    case 'plan-follow-up':
      return <PlanFollowUpForm {...given} />
    case 'try-follow-up':
    case 'do-follow-up': {
      const followUp = file.followUps.find((each) => each.id === of)
      if (!followUp) return null
      return form === 'do-follow-up' ? (
        <DoFollowUpForm followUp={followUp} onClose={close} />
      ) : (
        <TryFollowUpForm followUp={followUp} onClose={close} />
      )
    }
    case 'consent':
      return <ConsentForm key={of} {...given} {...consentAsked(of)} />
    case 'task':
      return <TaskForm {...given} />
    case 'conference':
      return <CallConferenceForm {...given} />
    case 'remark':
      return <RemarkForm {...given} />
    case 'process':
      return <ProcessForm key={of} {...given} processId={of} />
    case 'process-opinion':
      return of === null ? null : <ProcessOpinionForm key={of} {...given} processId={of} />
    case 'review':
      return <ReviewForm {...given} />
    case 'summary':
      return file.may.write ? <SummaryForm {...given} /> : null
    case 'print':
      return file.may.print ? <PrintForm key={of} {...given} only={of} /> : null
  }
}

/** To what the address asks consent, and with whom to share: `share:` and the body's name. */
function consentAsked(of: string | null) {
  const [word, recipient] = of?.split(/:(.*)/s, 2) ?? []
  return { scope: CONSENT_SCOPES.find((scope) => scope === word) ?? null, recipient: recipient ?? null }
}
