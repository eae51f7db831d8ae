import type { SummaryBody } from '@quancheng/contract/summaries.ts'
import { instant, maybe } from './format.ts'
import type { Paper } from './paper.ts'
import { render } from './render.ts'
import { speak } from './words.ts'

/** A signed summary as the ward keeps it on paper. It is Chinese, as the hospital's record is. */
export async function printSummary(
  body: SummaryBody,
  { version, signedAt }: { readonly version: number; readonly signedAt: Date },
): Promise<Buffer> {
  const { w, code } = speak('zh-CN')
  const paper: Paper = {
    institution: body.institution,
    title: body.title,
    number: body.caseNumber,
    hasCover: false,
    language: 'zh-CN',
    foot: [`${body.title} ${body.caseNumber} 第 ${version} 版`],
    pageText: '{page} / {pages}',
    sheets: [
      {
        id: 'summary',
        title: body.title,
        entries: null,
        meta: [
          { label: w('caseNumber'), value: body.caseNumber },
          { label: w('worker'), value: body.worker.name },
        ],
        blocks: [
          {
            kind: 'form',
            rows: [
              {
                fields: [
                  { label: w('name'), value: body.client.name },
                  { label: w('sex'), value: code('sex', body.client.sex) },
                  { label: w('birth'), value: maybe(body.client.birthDate) },
                ],
              },
              {
                fields: [
                  {
                    label: w('ward'),
                    value: [body.stay?.department, body.stay?.bed].filter(Boolean).join(' ') || '—',
                  },
                  { label: w('visit'), value: maybe(body.stay?.visitNumber ?? null) },
                ],
              },
              ...body.parts.map((part) => ({ fields: [{ label: part.title, value: part.lines }] })),
              ...(body.note === null ? [] : [{ fields: [{ label: '给病区的话', value: body.note }] }]),
              { fields: [{ label: '社工联系方式', value: body.contact }] },
            ],
          },
          {
            kind: 'sign',
            boxes: [
              {
                label: w('worker'),
                name: body.worker.name,
                small: `${body.worker.title}　${instant(signedAt.toISOString())}`,
              },
            ],
          },
        ],
      },
    ],
  }
  return render(paper, 'pdf')
}
