/** The words of a notice with what is known in its places; what nobody has said yet is said to be missing. */
export function fillNotice(
  body: string,
  said: Readonly<Record<string, string | null>>,
  missing: string,
): string {
  return body.replaceAll(/\{([a-z]+)\}/g, (_, word: string) => said[word]?.trim() || missing)
}
