interface Props {
  readonly keys: string
}

/** A key cap. Phones have no keys, so it is not shown there. */
export function Kbd({ keys }: Props) {
  return <kbd className="kbd only-desk">{keys}</kbd>
}
