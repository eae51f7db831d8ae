/** The drawn separator between two facts; “·” is full-width in some faces and half-width in others. */
export function Dot() {
  return <i className="dot" />
}
