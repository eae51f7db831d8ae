type Listener = (why: SignedOut) => void

/** `session-locked` with the person's `name` in the facts, or `signed-out`. */
interface SignedOut {
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>
}

const listeners = new Set<Listener>()

/** The server no longer answers this browser's session. */
export function reportSignedOut(why: SignedOut): void {
  for (const listener of listeners) listener(why)
}

export function onSignedOut(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
