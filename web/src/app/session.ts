import type { Permission } from '@quancheng/contract/permission.ts'
import type { Me } from '@quancheng/contract/staff.ts'
import { may } from '@quancheng/rules/access.ts'
import { createContext, use } from 'react'

export const MeContext = createContext<Me | null>(null)

/** Who is signed in, where they act and what they may do; only inside the staff frame. */
export function useMe(): Me {
  const me = use(MeContext)
  if (!me) throw new Error('useMe needs a signed-in person above it')
  return me
}

/** What the screen offers: the same rule the server decides by. */
export function useMay(): (permission: Permission) => boolean {
  const me = useMe()
  return (permission) => may(me, permission)
}
