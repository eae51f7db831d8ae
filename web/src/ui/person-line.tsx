import { useText } from '../text/use-text.tsx'
import { shortenName } from './shorten-name.ts'
import './person-line.css'

interface Props {
  readonly name: string
  /** 0 unknown, 1 male, 2 female, 9 not stated (GB/T 2261.1); null to leave it out. */
  readonly sex?: 0 | 1 | 2 | 9 | null
  /** Completed years; null when the birth date is unknown. */
  readonly age?: number | null
  readonly ward?: string | null
  /** The bed's number, or its name (“透析”); it is never cut: it is how a person is found. */
  readonly bed?: string | null
  /** Instead of a ward: “已出院 7 天”, “扫码自助”. */
  readonly place?: string | null
}

/** Who it is and where to find them. */
export function PersonLine({ name, sex = null, age = null, ward = null, bed = null, place = null }: Props) {
  const { t } = useText()
  const about = [
    sex === 1 || sex === 2 ? t(`word.sex.${sex}`) : null,
    age === null ? null : t('word.age', { age }),
  ].filter((fact) => fact !== null)
  const bedWords = bed !== null && /^\d+[A-Za-z]?$/.test(bed) ? t('word.bed', { bed }) : bed
  const shown = shortenName(name)
  return (
    <span className="person">
      <span className="name" {...(shown !== name && { title: name })}>
        {shown}
      </span>
      <span className="place">
        {about.length > 0 && <span style={{ marginInlineEnd: 6, flex: 'none' }}>{about.join(' ')}</span>}
        <span className="ward">{ward ?? place}</span>
        {bedWords !== null && <span className="bed">{bedWords}</span>}
      </span>
    </span>
  )
}
