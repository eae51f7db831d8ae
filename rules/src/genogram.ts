/** What a genogram is drawn from (after McGoldrick and Gerson): people, unions, parents, twins, ties. */

/** GB/T 2261.1, as for a client. */
export type FamilySex = 0 | 1 | 2 | 9

/** A year, or a calendar day: what people remember of a grandmother is the year. */
export type FamilyDate = string

export const UNION_KINDS = ['married', 'together', 'separated', 'divorced'] as const
export type UnionKind = (typeof UNION_KINDS)[number]

export const PARENT_KINDS = ['biological', 'adopted', 'foster'] as const
export type ParentKind = (typeof PARENT_KINDS)[number]

export const TWIN_KINDS = ['identical', 'fraternal'] as const
export type TwinKind = (typeof TWIN_KINDS)[number]

export const TIE_KINDS = ['close', 'distant', 'conflict', 'cut-off', 'abuse'] as const
export type TieKind = (typeof TIE_KINDS)[number]

export interface FamilyPerson {
  readonly key: string
  /** Null where nobody has told it. */
  readonly name: string | null
  readonly sex: FamilySex
  readonly born: FamilyDate | null
  readonly died: FamilyDate | null
  readonly deceased: boolean
  /** A pregnancy that was lost (流产): drawn as a small triangle. */
  readonly lost: boolean
  /** The client; exactly one. */
  readonly index: boolean
  readonly livesWith: boolean
  readonly carer: boolean
  readonly note: string | null
  /** The contact on the client's file who this is. */
  readonly contactId: string | null
  /** Generations below the client, where no line says it. */
  readonly level: number | null
  /** How far a hand has moved this person from where the layout puts them. */
  readonly moved: { readonly x: number; readonly y: number } | null
}

/** Somebody of whom nothing is known yet but what is given. */
export function newPerson(key: string, known: Partial<FamilyPerson> = {}): FamilyPerson {
  return {
    key,
    name: null,
    sex: 0,
    born: null,
    died: null,
    deceased: false,
    lost: false,
    index: false,
    livesWith: false,
    carer: false,
    note: null,
    contactId: null,
    level: null,
    moved: null,
    ...known,
  }
}

export interface FamilyUnion {
  readonly a: string
  readonly b: string
  readonly kind: UnionKind
  /** First marriage 1, second 2 … of the one who has several. */
  readonly order: number
}

export interface FamilyParent {
  readonly parent: string
  readonly child: string
  readonly kind: ParentKind
}

export interface FamilyTwins {
  readonly kind: TwinKind
  readonly children: readonly string[]
}

/** An emotional line; of abuse, `a` does it to `b`. */
export interface FamilyTie {
  readonly a: string
  readonly b: string
  readonly kind: TieKind
}

export interface Family {
  readonly people: readonly FamilyPerson[]
  readonly unions: readonly FamilyUnion[]
  readonly parents: readonly FamilyParent[]
  readonly twins: readonly FamilyTwins[]
  readonly ties: readonly FamilyTie[]
}
