import { useAddress } from '../app/use-address.ts'
import { CASE_FORMS, type CaseFormName } from './case-address.ts'

interface FormState {
  readonly form: CaseFormName | null
  /** What it is about, when there is more than one of them. */
  readonly of: string | null
  readonly open: (form: CaseFormName, of?: string) => void
  readonly close: () => void
}

/** The form that is open over the case; it stands in the address. */
export function useForm(): FormState {
  const { word, change } = useAddress()
  return {
    form: CASE_FORMS.find((form) => form === word('do')) ?? null,
    of: word('of'),
    open: (form, of) => change({ do: form, of: of ?? null }),
    close: () => change({ do: null, of: null }),
  }
}
