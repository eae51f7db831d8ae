import { cases } from '@quancheng/contract/cases.ts'
import { useState } from 'react'
import { ask } from '../app/ask.ts'
import { problemText } from '../app/problem-text.ts'
import { useText } from '../text/use-text.tsx'
import { useToast } from '../ui/toast.tsx'

function download(fileName: string, type: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}

/** The case file as a paper file of the person’s own language. */
export function usePrint(caseId: string) {
  const speech = useText()
  const toast = useToast()
  const [printing, setPrinting] = useState(false)
  const print = (as: 'docx' | 'pdf') => {
    setPrinting(true)
    ask(cases.printed, { caseId, as, locale: speech.locale === 'zh' ? 'zh-CN' : 'en' })
      .then(({ fileName, type, base64 }) => {
        download(fileName, type, base64)
        toast.say(speech.t('cases.print.done', { name: fileName }))
      })
      .catch((error: unknown) => toast.warn(problemText(error, speech)))
      .finally(() => setPrinting(false))
  }
  return { print, printing }
}
