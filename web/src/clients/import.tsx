/** Brings a list of people in. */
export function ImportClients() {
  return null
}
