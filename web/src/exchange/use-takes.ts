import { library } from '@quancheng/contract/library.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import type { Target } from './destination-form.tsx'

/** Says in a sentence which summaries a system gets. */
export function useTakes(): (takes: Target['takes']) => string {
  const { t, locale } = useText()
  const departments = useAsk(staff.departments, {})
  const standards = useAsk(library.standards, {})
  return ({ departmentIds, packs, classes, issuers }) => {
    const lists = [
      classes.map((one) => t(`clients.stay.${one}`)),
      departmentIds.map((id) => departments.data?.find((each) => each.id === id)?.name ?? '…'),
      packs.map((code) => {
        const found = standards.data?.find((each) => each.code === code)
        return found ? `${found.name[locale]} ${found.designation}` : code
      }),
      [...issuers],
    ].filter((list) => list.length > 0)
    return lists.length === 0
      ? t('exchange.takes.all')
      : t('exchange.takes.only', {
          which: lists.map((list) => list.join(t('exchange.takes.or'))).join(t('exchange.takes.and')),
        })
  }
}
