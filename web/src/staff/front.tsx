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

function Door({ onDone }: Props) {
  const { refusal } = useText()
  const { back, refused } = parseAddress(location.search)
  return (
    <SignIn
      message={typeof refused === 'string' ? refusal(refused, {}) : null}
      onDone={() => {
        queries.clear()
        if (location.pathname === '/sign-in') history.replaceState(null, '', safeBack(back))
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
