import type { RequestLine } from '@quancheng/contract/intake.ts'
import { useText } from '../text/use-text.tsx'
import { PersonLine } from '../ui/person-line.tsx'

interface Props {
  readonly request: RequestLine
  /** Sex and age as well, where there is room for it. */
  readonly full?: boolean
}

/** Who a request is about and where they lie; whose identity nobody has confirmed is called so. */
export function RequestPerson({ request, full = false }: Props) {
  const { t } = useText()
  const { client } = request
  return (
    <PersonLine
      name={request.name === '' ? t('intake.nameless') : request.name}
      sex={full ? (client?.sex ?? null) : null}
      age={full ? (client?.age ?? null) : null}
      ward={request.department}
      bed={request.bed}
      place={client === null ? t('intake.unconfirmed') : null}
    />
  )
}
