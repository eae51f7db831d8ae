/** The invented present of the gallery: a Friday morning. */
export const NOW = new Date('2026-11-20T09:14:00+08:00')
