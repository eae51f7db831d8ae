import { attachments } from '@quancheng/contract/attachments.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useCommand } from '../../app/use-command.ts'
import { useProblem } from '../../app/use-problem.ts'
import { useText } from '../../text/use-text.tsx'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Popover } from '../../ui/popover.tsx'
import { useToast } from '../../ui/toast.tsx'

const LONGEST_PHRASE = 500

interface Props {
  readonly text: string
  readonly onChange: (text: string) => void
}

/** Headings to write under, and sentences of one's own: both go to the end of what is written, nothing is overwritten. */
export function WritingAids({ text, onChange }: Props) {
  const { t, locale } = useText()
  const toast = useToast()
  const templates = useAsk(attachments.recordTemplates, {}, { lasting: true })
  const phrases = useAsk(attachments.phrases, {})
  const keep = useCommand(attachments.keepPhrase, {
    refresh: ['/cases/phrases'],
    onDone: () => toast.say(t('cases.phrases.kept')),
  })
  const drop = useCommand(attachments.dropPhrase, { refresh: ['/cases/phrases'] })
  const problem = useProblem(keep)
  const put = (more: string) => onChange(text.trim() === '' ? more : `${text.trimEnd()}\n${more}`)
  const lastLine = text.trim().split('\n').at(-1)?.trim() ?? ''
  const kept = phrases.data ?? []
  return (
    <div className="line wrap case-around">
      <Popover
        label={t('cases.templates')}
        triggerProps={{ className: buttonClass({ small: true, kind: 'ghost' }) }}
        trigger={
          <>
            <Icon name="document" />
            {t('cases.templates')}
          </>
        }
      >
        {(close) => (
          <ul className="aids">
            {(templates.data ?? []).map(({ id, name, parts }) => (
              <li key={id}>
                <button
                  type="button"
                  onClick={() => {
                    close()
                    put(parts.map((part) => `【${part.name[locale]}】`).join('\n'))
                  }}
                >
                  <b>{name[locale]}</b>
                  <span className="tiny faint">{parts.map((part) => part.name[locale]).join(' · ')}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Popover>
      <Popover
        label={t('cases.phrases')}
        triggerProps={{ className: buttonClass({ small: true, kind: 'ghost' }) }}
        trigger={
          <>
            <Icon name="pencil" />
            {t('cases.phrases')}
          </>
        }
      >
        {(close) => (
          <>
            {kept.length === 0 && <p className="small muted aids-none">{t('cases.phrases.none')}</p>}
            <ul className="aids">
              {kept.map((phrase) => (
                <li key={phrase.id} className="line">
                  <button
                    type="button"
                    className="grow"
                    onClick={() => {
                      close()
                      put(phrase.text)
                    }}
                  >
                    {phrase.text}
                  </button>
                  <Button
                    small
                    kind="ghost"
                    icon="close"
                    aria-label={t('cases.phrases.drop', { text: phrase.text })}
                    onClick={() => drop.send({ phraseId: phrase.id })}
                  />
                </li>
              ))}
            </ul>
            {lastLine !== '' &&
              lastLine.length <= LONGEST_PHRASE &&
              !kept.some(({ text: known }) => known === lastLine) && (
                <Button small onClick={() => keep.send({ text: lastLine })}>
                  {t('cases.phrases.keep', { text: lastLine })}
                </Button>
              )}
            {problem !== null && (
              <p className="small is-crisis" role="alert">
                {problem}
              </p>
            )}
          </>
        )}
      </Popover>
    </div>
  )
}
