import { type AssessmentLine, assessments } from '@quancheng/contract/assessments.ts'
import { Instrument } from '@quancheng/contract/content/instrument.ts'
import type { Reliability } from '@quancheng/rules/change-over-time.ts'
import { useMemo } from 'react'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import { numberOf } from './instruments/number-of.ts'

interface Instruments {
  readonly all: readonly Instrument[]
  /** Still on their way. */
  readonly waiting: boolean
  /** Whether it may be used here. */
  readonly isUsable: (id: string) => boolean
  /** In the version asked for where that one is kept, otherwise in the newest. */
  readonly find: (id: string, version?: string) => Instrument | null
  /** How exactly its main scale measures; null: not known here. */
  readonly reliabilityOf: (id: string) => Reliability | null
  /** Brought in here and no longer given to anybody. */
  readonly isWithdrawn: (id: string) => boolean
  /** The short name; an instrument no longer in use keeps its id. */
  readonly nameOf: (id: string) => string
  readonly mainScore: (line: Pick<AssessmentLine, 'instrument' | 'version' | 'scores'>) => number | null
  /** The band of an assessment in words, or null. */
  readonly bandName: (line: Pick<AssessmentLine, 'instrument' | 'version' | 'band'>) => string | null
  readonly bandText: (instrument: string, band: string | null, version?: string) => string
  /** Which question it was that set a safety path going: “第 9 题”. */
  readonly alarmText: (line: Pick<AssessmentLine, 'instrument' | 'flags'>) => string
  readonly flagText: (instrument: string | null, flag: string) => string
}

/** The instruments in use and everything they say about a score. */
export function useInstruments(): Instruments {
  const { t, locale } = useText()
  // A hundred kilobytes that change when somebody here changes them: asked for once, and again after a change.
  const asked = useAsk(assessments.instruments, {}, { lasting: true })
  const every = useMemo(
    () =>
      (asked.data ?? []).flatMap(({ definition, newest }) => {
        const read = Instrument.safeParse(definition)
        return read.success ? [{ newest, instrument: read.data }] : []
      }),
    [asked.data],
  )
  const all = every.flatMap(({ newest, instrument }) => (newest ? [instrument] : []))
  const find = (id: string, version?: string) =>
    every.find(({ instrument }) => instrument.id === id && instrument.version === version)?.instrument ??
    all.find((each) => each.id === id) ??
    null
  const ofId = (id: string) => asked.data?.find((one) => one.id === id && one.newest)
  const bandText = (instrument: string, band: string | null, version?: string) => {
    const known = find(instrument, version)
    const main = known?.scales.find((scale) => scale.id === known.mainScale)
    return main?.bands.find((each) => each.key === band)?.name[locale] ?? ''
  }
  return {
    all,
    isUsable: (id) => ofId(id)?.usable === true,
    reliabilityOf: (id) => ofId(id)?.reliability ?? null,
    isWithdrawn: (id) => ofId(id)?.own?.withdrawnAt != null,
    waiting: asked.isPending,
    find,
    nameOf: (id) => find(id)?.shortName[locale] ?? (asked.isPending ? '' : id),
    mainScore: (line) => {
      const main = find(line.instrument, line.version)?.mainScale
      return main === undefined ? null : (line.scores[main] ?? null)
    },
    bandName: (line) => bandText(line.instrument, line.band, line.version) || null,
    bandText,
    alarmText: ({ instrument, flags }) => {
      const known = find(instrument)
      const on = known?.flags.find(({ code, action }) => action === 'safety-task' && flags.includes(code))?.on
      const number = known && on && 'item' in on ? numberOf(known, on.item) : null
      return number === null ? t('assessments.alarm') : t('assessments.alarmItem', { number })
    },
    flagText: (instrument, flag) => {
      const from = instrument === null ? all : all.filter((each) => each.id === instrument)
      const known = from.flatMap((each) => each.flags).find((each) => each.code === flag)
      return known?.text[locale] ?? t('assessments.flag.unknown', { flag })
    },
  }
}
