interface Props {
  readonly keys: string
}

/** A key cap beside what it does. Phones have no keys, so it is not shown there; screen readers hear the page of all keys. */
export function Kbd({ keys }: Props) {
  return (
    <span className="kbd only-desk" aria-hidden="true">
      {keys}
    </span>
  )
}
