import type { Picture } from '@quancheng/contract/family.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { type Line, linesOf, type System } from './family-change.ts'
import { useFamilyWords } from './use-family-words.ts'

interface FamilyProps {
  readonly picture: Picture
  /** Null where nobody may change it. */
  readonly onOpen: ((key: string) => void) | null
  readonly onRemoveLine: (line: Line) => void
}

/** The genogram as tables: everybody, and every line. */
export function FamilyTable({ picture, onOpen, onRemoveLine }: FamilyProps) {
  const { t } = useText()
  const { nameOf, relation, life, marks } = useFamilyWords(picture)
  return (
    <>
      <table className="table flush">
        <thead>
          <tr>
            <th>{t('clients.family.name')}</th>
            <th>{t('clients.family.head.relation')}</th>
            <th>{t('clients.family.head.life')}</th>
            <th>{t('clients.family.head.marks')}</th>
            {onOpen && <th>{t('clients.family.head.do')}</th>}
          </tr>
        </thead>
        <tbody>
          {picture.people.map((person) => (
            <tr key={person.key}>
              <td>
                <b>{nameOf(person.key)}</b>
              </td>
              <td>{relation(person)}</td>
              <td>{life(person)}</td>
              <td>{marks(person)}</td>
              {onOpen && (
                <td>
                  <Button
                    kind="ghost"
                    small
                    icon="pencil"
                    aria-label={t('clients.family.edit', { name: nameOf(person.key) })}
                    onClick={() => onOpen(person.key)}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {linesOf(picture).length > 0 && (
        <table className="table flush" style={{ marginTop: 16 }}>
          <thead>
            <tr>
              <th>{t('clients.family.lineFrom')}</th>
              <th>{t('clients.family.lineKind')}</th>
              <th>{t('clients.family.lineTo')}</th>
              {onOpen && <th>{t('clients.family.head.do')}</th>}
            </tr>
          </thead>
          <tbody>
            {linesOf(picture).map((line) => {
              const kind = t(`clients.family.kind.${line.kind}`)
              const [a, b] = [nameOf(line.a), nameOf(line.b)]
              return (
                <tr key={`${line.a} ${line.kind} ${line.b}`}>
                  <td>{a}</td>
                  <td>{kind}</td>
                  <td>{b}</td>
                  {onOpen && (
                    <td>
                      <Button
                        kind="ghost"
                        small
                        icon="close"
                        aria-label={t('clients.family.removeLine', { a, b, kind })}
                        onClick={() => onRemoveLine(line)}
                      />
                    </td>
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </>
  )
}

interface SystemProps {
  readonly systems: readonly System[]
  readonly onOpen: ((key: string) => void) | null
}

/** The ecomap as a table. */
export function SystemTable({ systems, onOpen }: SystemProps) {
  const { t } = useText()
  return (
    <table className="table flush">
      <thead>
        <tr>
          <th>{t('clients.family.head.system')}</th>
          <th>{t('clients.family.head.kind')}</th>
          <th>{t('clients.family.head.strength')}</th>
          <th>{t('clients.family.head.flow')}</th>
          {onOpen && <th>{t('clients.family.head.do')}</th>}
        </tr>
      </thead>
      <tbody>
        {systems.map(({ key, name, kind, strength, flow, note }) => (
          <tr key={key}>
            <td>
              <b>{name}</b>
              {note !== null && <span className="muted small"> {note}</span>}
            </td>
            <td>{t(`clients.family.systemKind.${kind}`)}</td>
            <td className={strength === 'stressful' ? 'is-crisis' : ''}>
              {t(`clients.family.strength.${strength}`)}
            </td>
            <td>{t(`clients.family.flow.${flow}`)}</td>
            {onOpen && (
              <td>
                <Button
                  kind="ghost"
                  small
                  icon="pencil"
                  aria-label={t('clients.family.edit', { name })}
                  onClick={() => onOpen(key)}
                />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
