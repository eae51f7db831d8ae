/** The codes a form offers, in the order of their list in content/codes; a test holds the two together. */
export const CODES = {
  'id-types': ['01', '02', '03', '04', '05', '06', '07', '08', '99'],
  ethnicity: [...Array.from({ length: 56 }, (_, index) => String(index + 1).padStart(2, '0')), '97', '98'],
  marital: ['10', '20', '21', '22', '23', '30', '40', '90'],
  payer: [
    '310',
    '320',
    '330',
    '340',
    '350',
    '360',
    '370',
    '380',
    '390',
    '391',
    '392',
    '399',
    '410',
    '510',
    'self',
  ],
  education: ['1', '2', '3', '4', '5', '6'],
  living: ['1', '2', '3', '4', '5', '6', '7', '8'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type CodeListName = keyof typeof CODES

/** Relations people name most (GB/T 4761), before all the others. */
export const USUAL_RELATIONS = [
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
] as const

/** Every relation but the client's own (01 本人). */
export const RELATIONS: readonly string[] = [
  '02',
  '10',
  '11',
  '12',
  ...Array.from({ length: 78 }, (_, index) => String(index + 20)),
  '99',
]

/** A resident identity card: the only document whose number can be checked. */
export const RESIDENT_CARD = '01'
