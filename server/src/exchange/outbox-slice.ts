import type { outbox as outboxOf } from '@quancheng/contract/outbox.ts'
import type { Slice } from '../http/call.ts'
import { addDestination, changeDestination, destinations } from './destinations.ts'
import { outbound, outbox } from './outbox.ts'
import { addReader, changeReader, readers, renewReaderToken } from './readers.ts'
import { resend, setOutboundAside } from './settle-outbound.ts'
import { tryDestination } from './try-destination.ts'

export const outboxSlice: Slice<typeof outboxOf> = {
  destinations,
  addDestination,
  changeDestination,
  tryDestination,
  outbox,
  outbound,
  resend,
  setOutboundAside,
  readers,
  addReader,
  changeReader,
  renewReaderToken,
}
