import type { SummaryBody } from '@quancheng/contract/summaries.ts'

interface Props {
  readonly body: SummaryBody
}

/** A summary as the ward reads it, in the language of the hospital's record. */
export function SummaryText({ body }: Props) {
  return (
    <article lang="zh-CN" className="summary-text">
      <h4>{body.title}</h4>
      <p className="small">
        {[
          body.institution,
          body.client.name,
          body.stay?.department,
          body.stay?.bed && `${body.stay.bed} 床`,
          body.stay?.visitNumber && `就诊号 ${body.stay.visitNumber}`,
          `个案 ${body.caseNumber}`,
        ]
          .filter(Boolean)
          .join('　')}
      </p>
      {body.parts.map((part) => (
        <section key={part.code}>
          <h5>{part.title}</h5>
          {part.lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are words without an identity of their own
            <p key={at}>{line}</p>
          ))}
        </section>
      ))}
      {body.note !== null && (
        <section>
          <h5>给病区的话</h5>
          <p>{body.note}</p>
        </section>
      )}
      <p className="small">
        社工：{body.worker.name}　联系方式：{body.contact === '' ? '—' : body.contact}
      </p>
    </article>
  )
}
