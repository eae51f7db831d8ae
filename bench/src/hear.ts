// Loaded before the server when it is to be heard: tells the starting process every statement, and when it was answered.
import pg from 'pg'

export interface Statement {
  readonly text: string
  readonly name: string | null
  readonly values: readonly unknown[]
}

export interface Heard {
  readonly connection: number
  /** null: an answer came */
  readonly statement: Statement | null
}

const numbers = new WeakMap<object, number>()
let connections = 0
const tell = (one: Heard) => process.send?.(one)

const query = pg.Client.prototype.query as (...given: unknown[]) => unknown

function heardQuery(this: object, ...given: unknown[]): unknown {
  const [asked, more] = given
  const connection = numbers.get(this) ?? ++connections
  numbers.set(this, connection)
  const {
    text = '',
    name = null,
    values = [],
  } = typeof asked === 'string'
    ? { text: asked, values: Array.isArray(more) ? more : [] }
    : (asked as Partial<Statement>)
  tell({ connection, statement: { text, name: name ?? null, values: [...values] } })
  const done = () => tell({ connection, statement: null })
  const last = given.at(-1)
  if (typeof last === 'function') {
    const answered = (...answer: unknown[]) => {
      done()
      last(...answer)
    }
    return query.apply(this, [...given.slice(0, -1), answered])
  }
  const answer = query.apply(this, given)
  if (answer instanceof Promise) answer.then(done, done)
  return answer
}

if (process.send) Object.assign(pg.Client.prototype, { query: heardQuery })
