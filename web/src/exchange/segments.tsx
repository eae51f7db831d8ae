import { useText } from '../text/use-text.tsx'
import { Icon } from '../ui/icon.tsx'
import { isAbout, readSegments } from './read-segments.ts'

interface Props {
  readonly text: string
  /** Where something is wrong, as in `PID-3`. */
  readonly location: string | null
}

/** The lines of a message with their fields by number and, where we know it, by name. */
export function Segments({ text, location }: Props) {
  const { t, coded } = useText()
  return (
    <div className="segments">
      {readSegments(text, location).map((segment) => {
        const whole = isAbout(location, segment)
        return (
          <section key={`${segment.name} ${segment.occurrence}`} className={whole ? 'wrong' : ''}>
            <h4>
              {segment.name}{' '}
              <span className="faint plain">{coded('segment', `exchange.${segment.name}`, {})}</span>
              {whole && (
                <span className="is-crisis">
                  <Icon name="warning" />
                  {t('exchange.wrongHere')}
                </span>
              )}
            </h4>
            <dl>
              {segment.fields.map(({ at, value }) => {
                const wrong = isAbout(location, segment, at)
                return (
                  <div key={at} className={wrong ? 'wrong' : ''}>
                    <dt>
                      {at} {coded('field', `exchange.${segment.name}-${at}`, {})}
                    </dt>
                    <dd>
                      {value === '' ? <span className="faint">{t('exchange.empty')}</span> : value}
                      {wrong && <span className="is-crisis tiny"> {t('exchange.wrongHere')}</span>}
                    </dd>
                  </div>
                )
              })}
            </dl>
          </section>
        )
      })}
    </div>
  )
}
