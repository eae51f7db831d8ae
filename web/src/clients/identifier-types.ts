/** The resident identity number, which has a field of its own. */
export const ID_CARD = 'id-card'

/** Identifier types of HL7 table 0203 that have a name here. */
const NAMED = ['MR', 'PI', 'SS', 'NI', 'PN'] as const

export function isNamedType(type: string): type is (typeof NAMED)[number] {
  return NAMED.some((each) => each === type)
}
