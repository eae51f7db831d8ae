import { createTransport } from 'nodemailer'
import type { Settings } from '../http/call.ts'
import { mailWords } from './mail-words.ts'
import type { Messenger } from './messenger.ts'

const PATIENCE_MS = 10_000

/** Mail through the institution's own SMTP server. The notice's id is the message's, so a repeated mail is known as one. */
export function mailMessenger(settings: Pick<Settings, 'mailFrom' | 'origin'>, smtpUrl: string): Messenger {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  })
  return {
    name: 'mail',
    async tell({ email, locale }, noticeId) {
      if (!email) return
      await transport.sendMail({
        from: settings.mailFrom,
        to: email,
        messageId: `<${noticeId}@quancheng>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...mailWords(locale, settings.origin),
      })
    },
  }
}
