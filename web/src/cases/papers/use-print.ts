import { cases } from '@quancheng/contract/cases.ts'
import type { Form } from '@quancheng/rules/forms.ts'
import { useState } from 'react'
import { ask } from '../../app/ask.ts'
import { download } from '../../app/download.ts'
import { problemText } from '../../app/problem-text.ts'
import { useText } from '../../text/use-text.tsx'
import { useToast } from '../../ui/toast.tsx'

/** Forms of the case, or with none named the whole file, as a paper file of the person’s own language. */
export function usePrint(caseId: string) {
  const speech = useText()
  const toast = useToast()
  const [printing, setPrinting] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const print = async (as: 'docx' | 'pdf', form: readonly Form[], masked: boolean): Promise<boolean> => {
    setPrinting(true)
    setProblem(null)
    try {
      const file = await ask(cases.printed, {
        caseId,
        as,
        form: [...form],
        masked: String(masked),
        locale: speech.locale === 'zh' ? 'zh-CN' : 'en',
      })
      download(file)
      toast.say(speech.t('cases.print.done', { name: file.fileName }))
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
