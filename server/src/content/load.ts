import type { BereavementFile } from '@quancheng/contract/content/bereavement.ts'
import type { CodeList } from '@quancheng/contract/content/codes.ts'
import type { ConsentTexts } from '@quancheng/contract/content/consent-texts.ts'
import type { DeadlineSet } from '@quancheng/contract/content/deadlines.ts'
import type { DoorFile } from '@quancheng/contract/content/door.ts'
import type { DutyReportFile } from '@quancheng/contract/content/duty-report.ts'
import type { MappingFile } from '@quancheng/contract/content/hl7v2-mapping.ts'
import type { ImpactFile } from '@quancheng/contract/content/impact.ts'
import type { IncidentFile } from '@quancheng/contract/content/incident.ts'
import type { IndicatorFile } from '@quancheng/contract/content/indicators.ts'
import type { Instrument } from '@quancheng/contract/content/instrument.ts'
import type { RatingForm } from '@quancheng/contract/content/rating-form.ts'
import type { RecordTemplate } from '@quancheng/contract/content/record-template.ts'
import type { RetentionFile } from '@quancheng/contract/content/retention.ts'
import type { ReviewForm } from '@quancheng/contract/content/review-form.ts'
import type { RiskSet } from '@quancheng/contract/content/risk.ts'
import type { SafetyPlanFile } from '@quancheng/contract/content/safety-plan.ts'
import type { ScreeningSet } from '@quancheng/contract/content/screening.ts'
import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import type { WordingList } from '@quancheng/contract/content/wording-list.ts'
import type { ConsentScope } from '@quancheng/rules/consent.ts'
import type { FollowUpRules } from '@quancheng/rules/follow-up.ts'
import type { Deadlines } from '@quancheng/rules/request.ts'
import type { WatchMinutes } from '@quancheng/rules/watch.ts'
import type { Duties } from '../access/duties.ts'
import { findProblems, isOlder } from './problems.ts'
import { type Files, type Problem, readFiles } from './read.ts'

export type ConsentText = ConsentTexts['texts'][number]

/** A version whose file says something else than the house has kept of it. */
export interface Changed {
  readonly kind: 'pack' | 'instrument'
  readonly code: string
  readonly version: string
}

/** All content, read once at the start and never changed while running. */
export interface Content {
  /** Each in the version in use: what a new case can be opened under. */
  readonly packs: ReadonlyMap<string, StandardPack>
  /** All there are, older ones too. */
  readonly packVersions: readonly StandardPack[]
  readonly instruments: ReadonlyMap<string, Instrument>
  /** Files that were changed without a new version, and are therefore not what stands here (keep.ts). */
  readonly changed: readonly Changed[]
  readonly screening: ScreeningSet
  /** What speaks for risk, with how many points. */
  readonly risk: RiskSet
  readonly codes: ReadonlyMap<string, CodeList>
  readonly duties: Duties
  readonly door: DoorFile
  /** What the law obliges to report, by id, in the order of their files. */
  readonly dutyReports: ReadonlyMap<string, DutyReportFile>
  readonly safetyPlan: SafetyPlanFile
  readonly bereavement: BereavementFile
  readonly recordTemplates: readonly RecordTemplate[]
  /** How long a law keeps a file that somebody wants erased. */
  readonly retention: RetentionFile
  /** What is assessed before it is done, and what that opens. */
  readonly impact: ImpactFile
  /** What is done when personal information leaked. */
  readonly incident: IncidentFile
  /** Words of diagnosis, which a social worker only quotes. */
  readonly noDiagnosis: WordingList
  /** Kinds of organisation that are medical institutions where one has not said so itself. */
  readonly medicalKinds: readonly string[]
  readonly indicators: IndicatorFile
  readonly hl7Mappings: readonly MappingFile[]
  /** By what a drawn case is judged. */
  readonly reviewForm: ReviewForm
  /** What people are asked once a service has ended. */
  readonly ratingForm: RatingForm
  /** The deadline parameters with their sources, for the screen that shows them. */
  readonly deadlineSet: DeadlineSet
  /** The same as plain numbers, for the rules. */
  readonly deadlines: Deadlines & {
    readonly safetyAssessmentMinutes: number | null
    readonly safetyConfirmationMinutes: number | null
    readonly recordLateAfterMinutes: number | null
    readonly closureDecisionMinutes: number | null
    readonly alreadyServedMinutes: number | null
    readonly sameServiceDays: number | null
    readonly urgentOpeningMinutes: number | null
    readonly approvalUnderAge: number | null
    readonly rightsAnswerMinutes: number | null
    readonly consentQuietMinutes: number | null
    readonly watch: WatchMinutes
  }
  /** A pack in the version in use, or in the one asked for; null when there is no such file. */
  findPack(code: string, version?: string): StandardPack | null
  /**
   * An instrument in the version asked for where that one is kept, otherwise in the one in use; null when there is none
   * of that id.
   */
  findInstrument(id: string, version?: string): Instrument | null
  findCode(list: string, code: string): CodeList['codes'][number] | null
  /** The newest text of a scope, or the text of one version; null when there is no such version. */
  findConsentText(scope: ConsentScope, version?: string): ConsentText | null
  followUpRules(pack: StandardPack): FollowUpRules
}

/** Thrown at the start: the content is broken, and the message says in which file and where. */
export class BrokenContent extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(`The content is broken.\n${problems.map(sentence).join('\n')}`)
    this.name = 'BrokenContent'
    this.problems = problems
  }
}

/** One problem as a sentence with its file and path. */
export function sentence({ file, path, message }: Problem): string {
  return `content/${file}${path === '' ? '' : ` at ${path}`}: ${message}`
}

/** Reads the content folder; throws BrokenContent when anything in it does not hold. */
export function loadContent(folder: string): Content {
  const files = readFiles(folder)
  const problems = files.problems.length > 0 ? files.problems : findProblems(files)
  if (problems.length > 0) throw new BrokenContent(problems)
  return compose(files)
}

function compose(files: Files): Content {
  const packs = new Map(
    [...files.packs].filter(([file]) => !isOlder(file)).map(([, pack]) => [pack.code, pack]),
  )
  const versions = new Map([...files.packs.values()].map((pack) => [`${pack.code}@${pack.version}`, pack]))
  const instruments = new Map([...files.instruments.values()].map((one) => [one.id, one]))
  const codes = new Map([...files.codes.values()].map((list) => [list.id, list]))
  const consentTexts = [...files.consents.values()].flatMap((file) => file.texts)
  const deadlineSet = only(files.deadlines)
  return {
    packs,
    packVersions: [...versions.values()],
    instruments,
    changed: [],
    codes,
    deadlineSet,
    screening: only(files.screening),
    risk: only(files.risk),
    duties: only(files.duties),
    door: only(files.door),
    dutyReports: new Map([...files.reports.values()].map((one) => [one.id, one])),
    safetyPlan: only(files.safetyPlan),
    bereavement: only(files.bereavement),
    recordTemplates: [...files.recordTemplates.values()],
    retention: only(files.retention),
    impact: only(files.impact),
    incident: only(files.incident),
    noDiagnosis: only(files.noDiagnosis),
    medicalKinds: only(files.institutions).medicalKinds.items,
    indicators: only(files.indicators),
    hl7Mappings: [...files.hl7v2.values()],
    reviewForm: only(files.reviews),
    ratingForm: only(files.satisfaction),
    deadlines: {
      firstResponseMinutes: perUrgency(deadlineSet.firstResponseMinutes),
      headAfterMinutes: perUrgency(deadlineSet.headAfterMinutes),
      questionMinutes: deadlineSet.questionMinutes.value,
      safetyAssessmentMinutes: deadlineSet.safetyAssessmentMinutes.value,
      safetyConfirmationMinutes: deadlineSet.safetyConfirmationMinutes.value,
      recordLateAfterMinutes: deadlineSet.recordLateAfterMinutes.value,
      closureDecisionMinutes: deadlineSet.closureDecisionMinutes.value,
      alreadyServedMinutes: deadlineSet.alreadyServedMinutes.value,
      sameServiceDays: deadlineSet.sameServiceDays.value,
      urgentOpeningMinutes: deadlineSet.urgentOpeningMinutes.value,
      approvalUnderAge: deadlineSet.approvalUnderAge.value,
      rightsAnswerMinutes: deadlineSet.rightsAnswerMinutes.value,
      consentQuietMinutes: deadlineSet.consentQuietMinutes.value,
      watch: {
        look: {
          low: deadlineSet.watchLookMinutes.low.value,
          medium: deadlineSet.watchLookMinutes.medium.value,
          high: deadlineSet.watchLookMinutes.high.value,
          immediate: deadlineSet.watchLookMinutes.immediate.value,
        },
        takeOver: deadlineSet.watchTakeOverMinutes.value,
        end: deadlineSet.watchEndMinutes.value,
      },
    },
    findPack: (code, version) =>
      (version === undefined ? packs.get(code) : versions.get(`${code}@${version}`)) ?? null,
    findInstrument: (id) => instruments.get(id) ?? null,
    findCode: (list, code) => codes.get(list)?.codes.find((entry) => entry.code === code) ?? null,
    findConsentText: (scope, version) =>
      consentTexts.findLast(
        (text) => text.scope === scope && (version === undefined || text.version === version),
      ) ?? null,
    followUpRules: (pack) => ({
      unreachableAfterAttempts: pack.followUp.unreachableAfterAttempts.value,
      missedAfterDays: pack.followUp.missedAfterDays.value,
      supervisorAfterDays: pack.followUp.supervisorAfterDays.value,
      headAfterDays: pack.followUp.headAfterDays.value,
    }),
  }
}

function only<T>(files: ReadonlyMap<string, T>): T {
  const [first] = files.values()
  if (first === undefined) throw new Error('a kind of content without a file got past the check')
  return first
}

function perUrgency(set: DeadlineSet['firstResponseMinutes']): Deadlines['firstResponseMinutes'] {
  return {
    crisis: set.crisis.value,
    urgent: set.urgent.value,
    soon: set.soon.value,
    routine: set.routine.value,
  }
}
