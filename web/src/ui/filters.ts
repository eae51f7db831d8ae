/** What an address can carry after “?”: a word, or the same key several times. */
export type Address = Readonly<Record<string, string | readonly string[] | undefined>>

export interface FilterChoice {
  readonly value: string
  readonly label: string
}

/** A condition a list offers. */
export interface FilterOffer {
  readonly key: string
  readonly label: string
  readonly choices: readonly FilterChoice[]
  readonly many: boolean
}

/** A condition in force. */
export interface Filter {
  readonly key: string
  readonly values: readonly string[]
}

/** The conditions an address names, in the order it names them; what the list does not offer, or filters nothing, is dropped. */
export function readFilters(address: Address, offers: readonly FilterOffer[]): readonly Filter[] {
  return Object.entries(address).flatMap(([key, given]) => {
    const offer = offers.find((each) => each.key === key)
    if (!offer || given === undefined) return []
    const known = [given].flat().filter((value) => offer.choices.some((choice) => choice.value === value))
    const values = offer.many ? [...new Set(known)] : known.slice(0, 1)
    return values.length === 0 ? [] : [{ key, values }]
  })
}

/** The address that opens the same view: everything else in it stays, the conditions are replaced. */
export function writeFilters(
  address: Address,
  offers: readonly FilterOffer[],
  filters: readonly Filter[],
): Address {
  const kept = Object.entries(address).filter(([key]) => !offers.some((offer) => offer.key === key))
  const conditions = filters
    .filter((filter) => filter.values.length > 0)
    .map((filter): [string, string | readonly string[]] => [
      filter.key,
      filter.values.length === 1 ? (filter.values[0] ?? '') : filter.values,
    ])
  return Object.fromEntries([...kept, ...conditions])
}

export function withFilter(
  filters: readonly Filter[],
  key: string,
  values: readonly string[],
): readonly Filter[] {
  if (values.length === 0) return filters.filter((filter) => filter.key !== key)
  return filters.some((filter) => filter.key === key)
    ? filters.map((filter) => (filter.key === key ? { key, values } : filter))
    : [...filters, { key, values }]
}
