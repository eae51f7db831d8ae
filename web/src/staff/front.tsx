import { parseAddress } from '../app/address.ts'
import { queries } from '../app/queries.ts'
import { Speaking } from '../app/speaking.tsx'
import { frontTextsOf } from '../text/load-texts.ts'
import { useText } from '../text/use-text.tsx'
import { safeBack } from './safe-back.ts'
import { SignIn } from './sign-in.tsx'

interface Props {
  /** Somebody is signed in and the address says where they want to go. */
  readonly onDone: () => void
}

/** Whoever is in goes where they wanted to go, and not to the door again. */
export function leaveTheDoor(): void {
  if (location.pathname !== '/sign-in') return
  history.replaceState(null, '', safeBack(parseAddress(location.search).back))
}

function Door({ onDone }: Props) {
  const { refusal } = useText()
  const { refused } = parseAddress(location.search)
  return (
    <SignIn
      message={typeof refused === 'string' ? refusal(refused, {}) : null}
      onDone={() => {
        queries.clear()
        leaveTheDoor()
        onDone()
      }}
    />
  )
}

/** What somebody gets who is not signed in: the door alone, before anything of the house is loaded. */
export function Front({ onDone }: Props) {
  return (
    <Speaking texts={frontTextsOf}>
      <Door onDone={onDone} />
    </Speaking>
  )
}
