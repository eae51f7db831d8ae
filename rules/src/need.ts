/** The five domains in which a need is named 躯体、情绪、实际、社会、灵性. */
export const NEED_DOMAINS = ['physical', 'psychological', 'practical', 'social', 'spiritual'] as const
export type NeedDomain = (typeof NEED_DOMAINS)[number]

/** 0 none, 1 slight, 2 marked, 3 severe. */
export const NEED_SEVERITIES = [0, 1, 2, 3] as const
export type NeedSeverity = (typeof NEED_SEVERITIES)[number]

export const NEED_PRIORITIES = ['low', 'medium', 'high'] as const
export type NeedPriority = (typeof NEED_PRIORITIES)[number]

export const NEED_STATES = ['open', 'met', 'partly-met', 'unmet', 'withdrawn'] as const
export type NeedState = (typeof NEED_STATES)[number]
