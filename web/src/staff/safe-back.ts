/** An address inside the house and behind its door, whatever the page's own address says. */
export function safeBack(back: unknown): string {
  return typeof back === 'string' && /^\/(?![/\\]|sign-in\b)/.test(back) ? back : '/'
}
