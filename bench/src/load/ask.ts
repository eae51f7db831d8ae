/** One thing a person asks, made of one or more requests sent one after the other. */
export interface Ask {
  readonly what: string
  readonly token: string
  readonly steps: readonly Step[]
  /** Rows to speak of in turn; `{name}` in a step stands for the row's value of that name. */
  readonly rows: readonly Readonly<Record<string, string>>[]
  /** Names in a step that stand for a new id each time. */
  readonly fresh: readonly string[]
  /** How often it is asked, relative to the others. */
  readonly weight: number
}

export interface Step {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body: string | null
}

/** A read without ids that change. */
export function reading(what: string, account: string, path: string, weight = 1): Ask {
  return { what, token: account, steps: [{ method: 'GET', path, body: null }], rows: [], fresh: [], weight }
}

/** A command; its id is made new each time. */
export function command(path: string, input: Readonly<Record<string, unknown>>): Step {
  return { method: 'POST', path, body: JSON.stringify({ commandId: '{commandId}', ...input }) }
}

export interface Load {
  readonly asks: readonly Ask[]
  readonly concurrent: number
  readonly seconds: number
  /** How long a slot rests after an answer; 0 asks again at once, until the machine is full. */
  readonly restMs: number
}

/** Milliseconds each thing took, by what was asked. */
export type Taken = ReadonlyMap<string, readonly number[]>

/** The order in which asks come: as often as their weights say, repeatable, the same for the server and its limit. */
export function inTurn(asks: readonly Ask[]): () => Ask {
  const heap = asks.map((ask) => ({ ask, due: 0 }))
  let place = 0
  return () => {
    place = (place + 1) % heap.length
    let next = heap[place]
    for (const one of heap) if (next === undefined || one.due < next.due) next = one
    if (!next) throw new Error('nothing to ask')
    next.due += 1 / next.ask.weight
    return next.ask
  }
}
