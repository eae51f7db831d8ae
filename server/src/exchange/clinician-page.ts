import type { ClinicianView } from './clinician-view.ts'
import { CLINICIAN_WORDS, coded, type Language, type PageProblem } from './clinician-words.ts'

/** Phone first, without a script: it opens inside any record system, and nothing of it stays. */
const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1b1f1e;--quiet:#59625f;--line:#dfe3e1;--mark:#0f5f66}
@media(prefers-color-scheme:dark){:root{--paper:#16191a;--ink:#e8ecea;--quiet:#a3ada9;--line:#30373a;--mark:#7fd0d6}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
main{max-width:720px;margin:0 auto;padding:20px 16px 40px}
h1{font-size:22px;line-height:1.3;margin:0}
h2{font-size:16px;margin:28px 0 8px;padding-top:16px;border-top:1px solid var(--line)}
h3{font-size:14px;margin:14px 0 2px;color:var(--quiet)}
p{margin:0 0 4px;white-space:pre-wrap;overflow-wrap:anywhere}
footer{margin-top:28px}
.quiet{color:var(--quiet);font-size:14px}
dl{display:grid;grid-template-columns:96px minmax(0,1fr);gap:4px 12px;margin:0 0 16px}
dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}
ul{margin:0;padding-left:20px}
a{color:var(--mark)}
`

export function clinicianPage(view: ClinicianView, language: Language): string {
  const w = CLINICIAN_WORDS[language]
  const { summary } = view
  const rows = (pairs: readonly (readonly [string, string | null | undefined])[]) =>
    `<dl>${pairs
      .filter(([, value]) => value)
      .map(([label, value]) => `<dt>${safe(label)}</dt><dd>${safe(value ?? '')}</dd>`)
      .join('')}</dl>`
  const cases = view.cases.map((one, at) =>
    rows([
      [w.worker, one.worker],
      [w.contact, at === 0 ? summary?.body.contact : null],
      [w.step, `${coded(language, one.stage)} · ${coded(language, one.state)}`],
      [w.opened, `${one.openedOn}（${one.number}）`],
      [w.next, one.nextOn],
    ]),
  )
  const words =
    summary === null
      ? `<p class="quiet">${safe(w.noSummary)}</p>`
      : `<p class="quiet">${safe(w.version.replace('{version}', String(summary.version)).replace('{day}', summary.signedOn))}</p><div lang="zh-CN">${[
          ...summary.body.parts.map(
            (part) =>
              `<h3>${safe(part.title)}</h3>${part.lines.map((line) => `<p>${safe(line)}</p>`).join('')}`,
          ),
          ...(summary.body.note === null
            ? []
            : [`<h3>${safe(w.note)}</h3><p>${safe(summary.body.note)}</p>`]),
        ].join('')}</div>`
  const asks = view.requests.map(
    ({ raisedOn, state }) => `<li>${safe(raisedOn)} ${safe(coded(language, state))}</li>`,
  )
  return page(
    language,
    `${w.title} · ${view.name}`,
    [
      `<h1>${safe(view.name)}</h1><p class="quiet">${safe([w.title, view.place].filter(Boolean).join(' · '))}</p>`,
      cases.length === 0
        ? `<h2>${safe(w.course)}</h2><p>${safe(w.none)}</p>`
        : `<h2>${safe(w.course)}</h2>${cases.join('')}`,
      ...(cases.length === 0 ? [] : [`<h2>${safe(w.summary)}</h2>${words}`]),
      ...(asks.length === 0 ? [] : [`<h2>${safe(w.asks)}</h2><ul>${asks.join('')}</ul>`]),
      `<footer class="quiet"><p>${safe(w.readOnly)}</p></footer>`,
    ].join(''),
  )
}

export function problemPage(problem: PageProblem, language: Language): string {
  const w = CLINICIAN_WORDS[language]
  return page(language, w.title, `<h1>${safe(w.problem)}</h1><p>${safe(w[problem])}</p>`)
}

function page(language: Language, title: string, inside: string): string {
  return `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${safe(title)}</title><style>${STYLE}</style></head><body><main>${inside}</main></body></html>`
}

function safe(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
