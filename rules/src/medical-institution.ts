import { Refusal } from './refusal.ts'

/** What an institution says of itself goes before what its kind suggests: a community health centre is one, a community centre is not. */
export function isMedicalInstitution(
  said: boolean | null,
  kind: string,
  medicalKinds: readonly string[],
): boolean {
  return said ?? medicalKinds.includes(kind)
}

/** Psychotherapy is done within a medical institution only (精神卫生法 51): nobody else has it among what they do. */
export function unlessMedical(
  methods: readonly { readonly zh: string; readonly en: string }[],
  isMedical: boolean,
): Refusal<'library.medical-institution-only'> | null {
  if (isMedical || methods.length === 0) return null
  return new Refusal('library.medical-institution-only', {
    names: methods.map(({ zh, en }) => `${zh} / ${en}`).join(' · '),
  })
}
