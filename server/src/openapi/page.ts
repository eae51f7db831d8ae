import type { Described, JsonSchema } from './describe.ts'

/** The same contract for people: one page, nothing loaded, no script. */
export function pageOf(endpoints: readonly Described[]): string {
  const rooms = Map.groupBy(endpoints, ({ room }) => room)
  const menu = [...rooms].map(
    ([room, of]) => `<li><a href="#${text(room)}">${text(room)}</a> <small>${of.length}</small></li>`,
  )
  const sections = [...rooms].map(
    ([room, of]) =>
      `<section id="${text(room)}"><h2>${text(room)}</h2>${of.map(endpointOf).join('')}</section>`,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Quancheng API</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>Quancheng 全程 <small>API</small></h1>
<p>Everything a person can ask of the server, read from the contract itself. The same for machines:
<a href="/api/openapi.json">openapi.json</a>. Every POST carries the header <code>X-Quancheng: 1</code>; a
<code>commandId</code> is a UUID made by the client, and the same one sent twice is done once.</p></header>
<nav aria-label="Rooms"><ul>${menu.join('')}</ul></nav>
<main>${sections.join('')}</main>
</body>
</html>
`
}

function endpointOf(endpoint: Described): string {
  const { room, verb, method, path, may, summary, parameters, body, answer, refusals } = endpoint
  const asked = parameters.length > 0 ? parametersOf(endpoint) : ''
  const sent = body ? `<h4>Sends</h4>${schemaOf(body)}` : ''
  const no =
    refusals.length > 0
      ? `<h4>May refuse with</h4><p>${refusals.map((code) => `<code>${text(code)}</code>`).join(' ')}</p>`
      : ''
  return `<details id="${text(`${room}.${verb}`)}"><summary><b class="${method.toLowerCase()}">${method}</b>
<code>${text(path)}</code> <span>${text(summary)}</span></summary>
<p>Asks for <code>${text(may)}</code></p>${asked}${sent}<h4>Answers</h4>${schemaOf(answer)}${no}</details>`
}

function parametersOf({ parameters }: Described): string {
  const rows = parameters.map(
    ({ name, required, description, schema }) =>
      `<tr><th scope="row"><code>${text(name)}</code></th><td>${required ? 'required' : ''}</td><td>${text(description ?? '')}</td><td>${schemaOf(schema)}</td></tr>`,
  )
  return `<h4>Asks in the address</h4><table>${rows.join('')}</table>`
}

function schemaOf(schema: JsonSchema): string {
  return `<pre tabindex="0">${text(JSON.stringify(schema, null, 2))}</pre>`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function text(given: string): string {
  return given.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter)
}

const STYLE = `
:root { color-scheme: light dark; --line: #d9dee2; --soft: #f4f6f7; --ink: #1d2a32; --faint: #56646d; --link: #0b6470; --page: #fff }
@media (prefers-color-scheme: dark) { :root { --line: #38444c; --soft: #1d262c; --ink: #e4eaed; --faint: #a5b1b8; --link: #7fc9d3; --page: #141b20 } }
body { margin: 0 auto; max-width: 70rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page) }
a { color: var(--link) }
small, h1 small { color: var(--faint); font-weight: 400 }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line) }
h4 { margin: 1rem 0 .25rem }
details { border-bottom: 1px solid var(--line); padding: .5rem 0 }
summary { cursor: pointer }
summary b { display: inline-block; min-width: 3rem; font-size: .8rem }
summary span { color: var(--faint) }
code, pre { font-family: ui-monospace, monospace; font-size: .875rem }
pre { margin: 0; max-height: 24rem; overflow: auto; padding: .75rem; border-radius: .375rem; background: var(--soft) }
table { width: 100%; border-collapse: collapse }
th, td { padding: .25rem .5rem .25rem 0; text-align: left; vertical-align: top; border-top: 1px solid var(--line) }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
`
