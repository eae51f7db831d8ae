import { REQUEST_STATES } from '@quancheng/rules/request.ts'
import { z } from 'zod'
import { DOOR_PLACES, DoorFile, DoorHours, DoorSettings } from './content/door.ts'
import { Texts } from './content/texts.ts'
import { endpoint } from './endpoint.ts'
import { CommandId, Id, Instant, Revision, Written } from './wire.ts'

/** What a printed code carries; nobody can guess one. */
const PlaceToken = z.string().regex(/^[A-Za-z0-9_-]{22}$/)
/** Made by the phone and kept there: who holds it asked. */
const DeviceSecret = z.string().regex(/^[A-Za-z0-9_-]{32,64}$/)
const AskNumber = z.string().regex(/^\d{8}$/)
/** 128 random bits in a link, drawn by whoever makes it; kept by nobody but who holds the link. */
export const LinkSecret = z.string().regex(/^[A-Za-z0-9_-]{22}$/)
export const LinkState = z.enum(['open', 'used', 'expired', 'withdrawn'])
const Bed = z.string().trim().min(1).max(20)

export const Phones = z.strictObject({
  office: z.string().nullable(),
  onDuty: z.string().nullable(),
  helpLine: z.string().nullable(),
})

export const DoorAnswer = z.strictObject({
  organisation: z.string(),
  number: AskNumber,
  state: z.enum(REQUEST_STATES).describe('paused is told as waiting'),
  takenBy: z.string().nullable(),
  crisis: z.boolean(),
  askedAt: Instant,
  by: Instant.nullable().describe('null when no rule says by when, and once it has ended'),
  closedUntil: Instant.nullable().describe('nobody is there now; the next opening'),
  night: Texts.nullable().describe('what the institution says while nobody is there'),
  phones: Phones,
})
export type DoorAnswer = z.infer<typeof DoorAnswer>

const Ward = z.strictObject({
  id: Id,
  name: z.string(),
  floor: z.string().nullable(),
  beds: z.int().nullable().describe('how many beds to show for choosing'),
})

export const DoorPlace = z.strictObject({
  organisation: z.string(),
  department: Ward.nullable(),
  bed: z.string().nullable(),
  wards: z.array(Ward).describe('where one may be, when the code is for the whole house'),
  topics: DoorFile.shape.topics,
  alarming: DoorFile.shape.crisis.shape.words,
  consent: DoorFile.shape.consent,
  phones: Phones,
})
export type DoorPlace = z.infer<typeof DoorPlace>

/** The patient's door, for somebody with a phone and without an account. */
export const intakeDoor = {
  door: endpoint({
    method: 'GET',
    path: '/intake/door',
    may: 'anyone',
    summary: 'Where a printed code stands and what can be asked there',
    input: z.strictObject({ place: PlaceToken }),
    output: DoorPlace,
    refusals: [],
  }),
  askAtDoor: endpoint({
    method: 'POST',
    path: '/intake/door/ask',
    may: 'anyone',
    summary: 'Ask for help from a phone; stands in the one queue of requests',
    input: z.strictObject({
      commandId: CommandId,
      place: PlaceToken,
      device: DeviceSecret,
      topic: z.string().max(40),
      departmentId: Id.nullable(),
      where: z.enum(DOOR_PLACES),
      bed: Bed.nullable(),
      phone: z
        .string()
        .regex(/^1[3-9]\d{9}$/)
        .nullable(),
      words: z.string().trim().max(500).nullable(),
      agreed: z.literal(true).describe('to the consent text that was shown'),
    }),
    output: DoorAnswer,
    refusals: ['intake.asked-already', 'intake.too-often', 'intake.phone-missing'],
  }),
  lookUp: endpoint({
    method: 'POST',
    path: '/intake/door/look-up',
    may: 'anyone',
    summary:
      'How an ask stands, for the phone that sent it or who knows the last four figures of the number left',
    input: z.strictObject({
      number: AskNumber,
      device: DeviceSecret.nullable(),
      phoneTail: z
        .string()
        .regex(/^\d{4}$/)
        .nullable(),
    }),
    output: DoorAnswer,
    refusals: ['intake.too-often'],
  }),
  takeBack: endpoint({
    method: 'POST',
    path: '/intake/door/take-back',
    may: 'anyone',
    summary: 'The phone that asked takes it back',
    input: z.strictObject({ number: AskNumber, device: DeviceSecret }),
    output: DoorAnswer,
    refusals: ['intake.too-often', 'intake.already-taken', 'intake.already-ended'],
  }),
}

/** The posters of the house, for whoever runs it. */
export const intakePlaces = {
  places: endpoint({
    method: 'GET',
    path: '/intake/places',
    may: 'staff.manage',
    summary: 'Every poster, newest first, those withdrawn last',
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        id: Id,
        department: z.strictObject({ id: Id, name: z.string(), floor: z.string().nullable() }).nullable(),
        bed: z.string().nullable(),
        address: z.url(),
        madeAt: Instant,
        withdrawnAt: Instant.nullable(),
        asked: z.int().describe('how many asked here'),
        revision: Revision,
      }),
    ),
    refusals: [],
  }),
  doorSettings: endpoint({
    method: 'GET',
    path: '/intake/door-settings',
    may: 'staff.manage',
    summary:
      'Hours, telephones and words of the institution’s own door, and what holds where it has set none',
    input: z.strictObject({}),
    output: z.strictObject({
      own: DoorSettings,
      otherwise: z.strictObject({
        hours: DoorHours.nullable(),
        ratingDays: z.int().nullable(),
        phones: Phones,
      }),
      revision: Revision,
    }),
    refusals: [],
  }),
  changeDoor: endpoint({
    method: 'POST',
    path: '/intake/door-settings/change',
    may: 'staff.manage',
    summary: 'Set hours, telephones and words of the door; the next page that is opened says so',
    input: z.strictObject({ commandId: CommandId, seen: Revision, settings: DoorSettings }),
    output: Written,
    refusals: ['conflict'],
  }),
  makePlace: endpoint({
    method: 'POST',
    path: '/intake/places/make',
    may: 'staff.manage',
    summary: 'Make a poster for the whole house, a ward or a bed',
    input: z.strictObject({ commandId: CommandId, departmentId: Id.nullable(), bed: Bed.nullable() }),
    output: Written,
    refusals: ['intake.bed-without-ward'],
  }),
  withdrawPlace: endpoint({
    method: 'POST',
    path: '/intake/places/withdraw',
    may: 'staff.manage',
    summary: 'Withdraw a poster: its code opens nothing any more',
    input: z.strictObject({ commandId: CommandId, doorPlaceId: Id, seen: Revision }),
    output: Written,
    refusals: ['intake.place-withdrawn', 'conflict'],
  }),
}
