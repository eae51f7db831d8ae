/** How a service was given (domain.md C4 服务记录 channel). */
export const CHANNELS = ['face', 'phone', 'video', 'wechat', 'home-visit'] as const
export type Channel = (typeof CHANNELS)[number]

export const RECORD_STATES = ['draft', 'signed'] as const
export type RecordState = (typeof RECORD_STATES)[number]
