import { PERMISSIONS, type Permission } from '@quancheng/contract/permission.ts'
import { type Grant, SCOPES, type Scope } from '@quancheng/rules/access.ts'
import { z } from 'zod'

const GrantText = z
  .string()
  .refine((text) => parseGrant(text) !== null, 'a grant is capability.verb:scope with a known permission')

/** content/access/duties.json: what a duty may do. A new duty needs no code. */
export const Duties = z.strictObject({
  source: z.string(),
  duties: z.record(
    z.string().regex(/^[a-z][a-z-]*$/),
    z.strictObject({
      name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
      grants: z.array(GrantText).min(1),
    }),
  ),
})
export type Duties = z.infer<typeof Duties>

/** `cases.read:team` → a grant; null when it is not one. */
export function parseGrant(text: string): Grant | null {
  const match = /^([a-z]+)\.([a-z]+):([a-z]+)$/.exec(text)
  const [, capability = '', verb = '', scope = ''] = match ?? []
  const known = PERMISSIONS.includes(`${capability}.${verb}` as Permission) && SCOPES.includes(scope as Scope)
  return known ? { capability, verb, scope: scope as Scope } : null
}

const parsed = new WeakMap<Duties, Map<string, readonly Grant[]>>()

export function grantsOf(content: { readonly duties: Duties }, duty: string): readonly Grant[] {
  let grants = parsed.get(content.duties)
  if (!grants) {
    grants = new Map(
      Object.entries(content.duties.duties).map(([name, { grants: texts }]) => [
        name,
        texts.map(parseGrant).filter((grant) => grant !== null),
      ]),
    )
    parsed.set(content.duties, grants)
  }
  return grants.get(duty) ?? []
}
