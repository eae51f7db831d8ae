/** Relations people name most (GB/T 4761), before all the others. */
export const USUAL_RELATIONS: readonly string[] = [
  '11',
  '12',
  '51',
  '52',
  '20',
  '30',
  '71',
  '73',
  '75',
  '77',
  '61',
  '62',
  '63',
  '64',
  '28',
  '38',
  '97',
  '99',
]

/** The client: everybody else of GB/T 4761 can be a relation. */
export const SELF = '01'

/** A resident identity card: the only document whose number can be checked. */
export const RESIDENT_CARD = '01'
