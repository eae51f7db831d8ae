type Listener = () => void

const listeners = new Set<Listener>()
let reached = true

/** Whether the last question got an answer. */
export function reportReach(now: boolean): void {
  if (now === reached) return
  reached = now
  for (const listener of listeners) listener()
}

export function isReached(): boolean {
  return reached
}

export function onReach(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
