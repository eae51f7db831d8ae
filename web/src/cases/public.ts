import { useAddress } from '../app/use-address.ts'

interface About {
  readonly caseId?: string
  readonly clientId?: string
  /** A draft to go on with. */
  readonly recordId?: string
}

/** For other rooms: opens the record dialog over whatever is on the screen; what it is about stands in the address. */
export function useOpenRecord(): (about?: About) => void {
  const { change } = useAddress()
  return ({ caseId, clientId, recordId } = {}) =>
    change({
      record: '1',
      of: null,
      do: null,
      recordCase: caseId ?? null,
      recordClient: clientId ?? null,
      recordDraft: recordId ?? null,
    })
}
