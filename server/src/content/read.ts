import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { BereavementFile } from '@quancheng/contract/content/bereavement.ts'
import { CodeList } from '@quancheng/contract/content/codes.ts'
import { ConsentTexts } from '@quancheng/contract/content/consent-texts.ts'
import { DeadlineSet } from '@quancheng/contract/content/deadlines.ts'
import { DoorFile } from '@quancheng/contract/content/door.ts'
import { DutyReportFile } from '@quancheng/contract/content/duty-report.ts'
import { MappingFile } from '@quancheng/contract/content/hl7v2-mapping.ts'
import { ImpactFile } from '@quancheng/contract/content/impact.ts'
import { IncidentFile } from '@quancheng/contract/content/incident.ts'
import { IndicatorFile } from '@quancheng/contract/content/indicators.ts'
import { InstitutionFile } from '@quancheng/contract/content/institutions.ts'
import { Instrument } from '@quancheng/contract/content/instrument.ts'
import { RatingForm } from '@quancheng/contract/content/rating-form.ts'
import { RecordTemplate } from '@quancheng/contract/content/record-template.ts'
import { RetentionFile } from '@quancheng/contract/content/retention.ts'
import { ReviewForm } from '@quancheng/contract/content/review-form.ts'
import { RiskSet } from '@quancheng/contract/content/risk.ts'
import { SafetyPlanFile } from '@quancheng/contract/content/safety-plan.ts'
import { ScreeningSet } from '@quancheng/contract/content/screening.ts'
import { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { WordingList } from '@quancheng/contract/content/wording-list.ts'
import type { z } from 'zod'
import { Duties } from '../access/duties.ts'

/** One content file that does not hold, and where in it. */
export interface Problem {
  readonly file: string
  readonly path: string
  readonly message: string
}

/** Every content file as read, by kind and then by its place under the content folder. */
export interface Files {
  readonly packs: ReadonlyMap<string, StandardPack>
  readonly instruments: ReadonlyMap<string, Instrument>
  readonly screening: ReadonlyMap<string, ScreeningSet>
  readonly deadlines: ReadonlyMap<string, DeadlineSet>
  readonly codes: ReadonlyMap<string, CodeList>
  readonly consents: ReadonlyMap<string, ConsentTexts>
  readonly duties: ReadonlyMap<string, Duties>
  readonly door: ReadonlyMap<string, DoorFile>
  readonly reports: ReadonlyMap<string, DutyReportFile>
  readonly safetyPlan: ReadonlyMap<string, SafetyPlanFile>
  readonly bereavement: ReadonlyMap<string, BereavementFile>
  readonly recordTemplates: ReadonlyMap<string, RecordTemplate>
  readonly retention: ReadonlyMap<string, RetentionFile>
  readonly impact: ReadonlyMap<string, ImpactFile>
  readonly incident: ReadonlyMap<string, IncidentFile>
  readonly indicators: ReadonlyMap<string, IndicatorFile>
  readonly hl7v2: ReadonlyMap<string, MappingFile>
  readonly reviews: ReadonlyMap<string, ReviewForm>
  readonly risk: ReadonlyMap<string, RiskSet>
  readonly satisfaction: ReadonlyMap<string, RatingForm>
  readonly noDiagnosis: ReadonlyMap<string, WordingList>
  readonly institutions: ReadonlyMap<string, InstitutionFile>
  readonly problems: readonly Problem[]
}

/** No file of content comes near it; a larger one is refused before it is read. */
const MOST_BYTES = 1_000_000

/** Reads and validates every content file; what does not hold is a problem with its file and path, never a throw. */
export function readFiles(folder: string): Files {
  const problems: Problem[] = []
  const read = <T extends z.ZodType>(kind: string, schema: T, keep: (name: string) => boolean = () => true) =>
    readKind(folder, kind, schema, keep, problems)
  return {
    packs: read('packs', StandardPack),
    instruments: read('instruments', Instrument),
    screening: read('screening', ScreeningSet),
    deadlines: read('deadlines', DeadlineSet),
    codes: read('codes', CodeList),
    consents: read('consents', ConsentTexts),
    duties: read('access', Duties, (name) => name === 'duties.json'),
    door: read('door', DoorFile),
    reports: read('reports', DutyReportFile),
    safetyPlan: read('safety-plan', SafetyPlanFile),
    bereavement: read('bereavement', BereavementFile),
    recordTemplates: read('record-templates', RecordTemplate),
    retention: read('retention', RetentionFile),
    impact: read('impact', ImpactFile),
    incident: read('incident', IncidentFile),
    indicators: read('indicators', IndicatorFile),
    hl7v2: read('hl7v2', MappingFile),
    reviews: read('reviews', ReviewForm),
    risk: read('risk', RiskSet),
    satisfaction: read('satisfaction', RatingForm),
    noDiagnosis: read('wording', WordingList),
    institutions: read('institutions', InstitutionFile),
    problems,
  }
}

function readKind<T extends z.ZodType>(
  folder: string,
  kind: string,
  schema: T,
  keep: (name: string) => boolean,
  problems: Problem[],
): ReadonlyMap<string, z.output<T>> {
  const found = new Map<string, z.output<T>>()
  for (const name of jsonNames(join(folder, kind)).filter(keep)) {
    const file = `${kind}/${name}`
    const text = readJson(join(folder, kind, name))
    if (text.broken !== null) {
      problems.push({ file, path: '', message: text.broken })
      continue
    }
    const parsed = schema.safeParse(text.value)
    if (parsed.success) found.set(file, frozen(parsed.data))
    else
      for (const issue of parsed.error.issues)
        problems.push({ file, path: issue.path.join('.'), message: issue.message })
  }
  if (found.size === 0 && problems.length === 0)
    problems.push({ file: kind, path: '', message: 'holds no content file' })
  return found
}

function jsonNames(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
  } catch {
    return []
  }
}

function readJson(path: string): { value: unknown; broken: string | null } {
  const { size } = statSync(path)
  if (size > MOST_BYTES) return { value: null, broken: `is ${size} bytes large, ${MOST_BYTES} are allowed` }
  try {
    return { value: JSON.parse(readFileSync(path, 'utf8')), broken: null }
  } catch (error) {
    return { value: null, broken: `is not JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) frozen(part)
  }
  return value
}
