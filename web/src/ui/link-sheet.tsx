import { QRCode } from 'antd'
import { useText } from '../text/use-text.tsx'
import { Button } from './button.tsx'
import { copyText } from './copy-text.ts'
import { useToast } from './toast.tsx'
import './link-sheet.css'

/** 48 mm on paper. */
const CODE_PX = 208
const SECRET_BYTES = 16

/** 128 bits that this browser draws; the server keeps only their fingerprint. */
export function drawSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

interface Props {
  readonly address: string
  readonly label: string
  /** What the paper says below the code. */
  readonly words: readonly string[]
}

/** A link that works once, shown this once: to be scanned, copied or printed. */
export function LinkSheet({ address, label, words }: Props) {
  const { t } = useText()
  const toast = useToast()
  return (
    <>
      <section className="link-sheet" aria-label={label}>
        <b>{t('ui.link.scan')}</b>
        <QRCode
          type="svg"
          value={address}
          size={CODE_PX}
          errorLevel="M"
          color="#000000"
          bgColor="#ffffff"
          bordered={false}
        />
        {words.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </section>
      <p className="small muted">{t('ui.link.once')}</p>
      <p className="link-acts">
        <Button
          small
          onClick={() => {
            void copyText(address).then(
              () => toast.say(t('ui.link.copied')),
              () => toast.warn(t('ui.notCopied')),
            )
          }}
        >
          {t('ui.link.copy')}
        </Button>
        <Button small onClick={() => window.print()}>
          {t('ui.link.print')}
        </Button>
      </p>
    </>
  )
}
