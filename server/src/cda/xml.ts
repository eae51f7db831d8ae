export interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Node | string)[]
}

export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly (Node | string)[] = [],
): Node {
  return { name, attributes, children }
}

/** A whole document with a remark above its root. */
export function xmlDocument(remark: string, root: Node): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!-- ${clean(remark).replaceAll('--', '- -')} -->\n${write(root)}\n`
}

function write({ name, attributes, children }: Node): string {
  const given = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('')
  if (children.length === 0) return `<${name}${given}/>`
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : write(child))).join('')
  return `<${name}${given}>${inside}</${name}>`
}

function escaped(text: string): string {
  return clean(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** XML 1.0 has no way to write most control characters, nor half a surrogate pair: they are left out. */
function clean(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
}
