import { access } from '@quancheng/contract/access.ts'
import { useState } from 'react'
import { problemText } from '../app/problem-text.ts'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** Proves the journal whole, line by line, or names the first line that is not as it was written. */
export function JournalProof() {
  const speech = useText()
  const { t } = speech
  const [asked, setAsked] = useState(false)
  const proof = useAsk(access.journalWhole, {}, { ready: asked })
  const button = (
    <Button
      small
      aria-disabled={proof.isFetching || undefined}
      onClick={() => (asked ? void proof.refetch() : setAsked(true))}
    >
      {t(proof.isFetching ? 'settings.proof.running' : asked ? 'settings.proof.again' : 'settings.proof.ask')}
    </Button>
  )
  return (
    <div className="journal-proof" role="status">
      {proof.data?.broken ? (
        <Notice
          tone="risk"
          title={
            <b>
              {t('settings.proof.broken', {
                lane: proof.data.broken.lane,
                seq: proof.data.broken.seq,
              })}
            </b>
          }
          actions={button}
        >
          {t('settings.proof.brokenWords')}
        </Notice>
      ) : proof.data ? (
        <Notice
          tone="ok"
          title={<b>{t('settings.proof.whole', { count: proof.data.entries })}</b>}
          actions={button}
        >
          {t('settings.proof.wholeWords')}
        </Notice>
      ) : (
        <Notice
          tone="quiet"
          title={proof.error ? problemText(proof.error, speech) : t('settings.proof.words')}
          actions={button}
        />
      )}
    </div>
  )
}
