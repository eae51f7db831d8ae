import { cases } from '@quancheng/contract/cases.ts'
import type { Form } from '@quancheng/rules/forms.ts'
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

/** Forms of the case, or with none named the whole file, as a paper file of the person’s own language. */
export function usePrint(caseId: string) {
  const speech = useText()
  const toast = useToast()
  const [printing, setPrinting] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const print = async (as: 'docx' | 'pdf', form: readonly Form[]): Promise<boolean> => {
    setPrinting(true)
    setProblem(null)
    try {
      const { fileName, type, base64 } = await ask(cases.printed, {
        caseId,
        as,
        form: [...form],
        locale: speech.locale === 'zh' ? 'zh-CN' : 'en',
      })
      download(fileName, type, base64)
      toast.say(speech.t('cases.print.done', { name: fileName }))
      return true
    } catch (error) {
      setProblem(problemText(error, speech))
      return false
    } finally {
      setPrinting(false)
    }
  }
  return { print, printing, problem }
}
