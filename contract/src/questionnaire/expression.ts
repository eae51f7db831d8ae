/**
 * Reads the small part of FHIRPath in which questionnaires are scored. It only reads: nothing here or anywhere in the
 * house evaluates an expression that came from outside.
 */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  /** `%resource`, `$this`. */
  | { readonly kind: 'name'; readonly value: string }
  | { readonly kind: 'member'; readonly of: Expression | null; readonly name: string }
  | {
      readonly kind: 'call'
      readonly of: Expression | null
      readonly name: string
      readonly args: readonly Expression[]
    }
  | { readonly kind: 'pair'; readonly sign: string; readonly left: Expression; readonly right: Expression }

const LONGEST = 40_000
const DEEPEST = 60
/** Links of one chain, terms of one sum: more than any questionnaire has questions. */
const MOST_LINKS = 1000
const TOKEN =
  /\s*(?:(?<number>\d+(?:\.\d+)?)|(?<text>'(?:[^'\\]|\\.)*')|(?<name>[%$]?[A-Za-z_][A-Za-z0-9_]*)|(?<sign><=|>=|!=|[()=<>|+*/,.-]))/y

/** How strongly each sign binds, weakest first. */
const BINDS: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  in: 3,
  '=': 4,
  '!=': 4,
  '<': 5,
  '>': 5,
  '<=': 5,
  '>=': 5,
  '|': 6,
  '+': 7,
  '-': 7,
  '*': 8,
  '/': 8,
}

interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'sign'
  readonly text: string
}

/** The expression as a tree; null when it is longer, deeper or other than what is read here. */
export function readExpression(text: string): Expression | null {
  const tokens = tokensOf(text) ?? []
  if (tokens.length === 0) return null
  let place = 0
  let depth = 0
  const peek = () => tokens[place]?.text
  const take = (wanted: string): boolean => {
    if (tokens[place]?.kind === 'text' || peek() !== wanted) return false
    place++
    return true
  }

  function pairs(least: number): Expression | null {
    if (++depth > DEEPEST) return null
    let left = chain()
    for (let links = 0; left !== null; links++) {
      const token = tokens[place]
      const binds = token === undefined || token.kind === 'text' ? undefined : BINDS[token.text]
      if (token === undefined || binds === undefined || binds < least) break
      if (links > MOST_LINKS) return null
      place++
      const right = pairs(binds + 1)
      left = right === null ? null : { kind: 'pair', sign: token.text, left, right }
    }
    depth--
    return left
  }

  function chain(): Expression | null {
    let of = single()
    for (let links = 0; of !== null && take('.'); links++) of = links > MOST_LINKS ? null : step(of)
    return of
  }

  function single(): Expression | null {
    const token = tokens[place]
    if (token === undefined) return null
    if (take('(')) {
      const inside = pairs(1)
      return inside !== null && take(')') ? inside : null
    }
    switch (token.kind) {
      case 'number':
        place++
        return { kind: 'number', value: Number(token.text) }
      case 'text':
        place++
        return { kind: 'text', value: token.text.slice(1, -1).replace(/\\(.)/g, '$1') }
      case 'name':
        if (!/^[%$]/.test(token.text)) return step(null)
        place++
        return { kind: 'name', value: token.text }
      case 'sign':
        return null
    }
  }

  function step(of: Expression | null): Expression | null {
    const token = tokens[place]
    if (token?.kind !== 'name') return null
    place++
    if (token.text === '$this' && of === null) return { kind: 'name', value: token.text }
    if (!take('(')) return { kind: 'member', of, name: token.text }
    const args: Expression[] = []
    if (take(')')) return { kind: 'call', of, name: token.text, args }
    do {
      const arg = pairs(1)
      if (arg === null) return null
      args.push(arg)
    } while (take(','))
    return take(')') ? { kind: 'call', of, name: token.text, args } : null
  }

  const whole = pairs(1)
  return place === tokens.length ? whole : null
}

function tokensOf(text: string): readonly Token[] | null {
  if (text.length > LONGEST) return null
  const tokens: Token[] = []
  const trimmed = text.trimEnd()
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < trimmed.length) {
    const found = TOKEN.exec(trimmed)
    if (found === null) return null
    for (const kind of ['number', 'text', 'name', 'sign'] as const) {
      const said = found.groups?.[kind]
      if (said !== undefined) tokens.push({ kind, text: said })
    }
  }
  return tokens
}

/** The same expression in one way of writing: two that print alike are alike. */
export function printed(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return String(expression.value)
    case 'text':
      return JSON.stringify(expression.value)
    case 'name':
      return expression.value
    case 'member':
      return `${expression.of === null ? '' : `${printed(expression.of)}.`}${expression.name}`
    case 'call':
      return `${expression.of === null ? '' : `${printed(expression.of)}.`}${expression.name}(${expression.args.map(printed).join(',')})`
    case 'pair':
      return `(${printed(expression.left)}${expression.sign}${printed(expression.right)})`
  }
}
