import type { clients } from '@quancheng/contract/clients.ts'
import type { Slice } from '../http/call.ts'

export const clientsSlice = {} as Slice<typeof clients>
