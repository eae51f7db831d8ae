const DAYS_LOOKED_BACK = 30

/** Since when records signed late are shown. */
export function lateSince(at: Date): Date {
  return new Date(at.getTime() - DAYS_LOOKED_BACK * 86_400_000)
}
