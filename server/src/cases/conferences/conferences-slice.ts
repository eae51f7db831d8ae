import type { conferences as verbs } from '@quancheng/contract/conferences.ts'
import type { Slice } from '../../http/call.ts'
import { answerDecision } from './answer-decision.ts'
import { callConference } from './call-conference.ts'
import { cancelConference } from './cancel-conference.ts'
import { conference } from './conference.ts'
import { conferences } from './conferences.ts'
import { decisions } from './decisions.ts'
import { moveConference } from './move-conference.ts'
import { sayInConference } from './say-in-conference.ts'
import { signConference } from './sign-conference.ts'

export const conferencesSlice: Slice<typeof verbs> = {
  conferences,
  conference,
  callConference,
  moveConference,
  cancelConference,
  sayInConference,
  signConference,
  decisions,
  answerDecision,
}
