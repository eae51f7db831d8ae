import { access } from '@quancheng/contract/access.ts'
import { alreadyServed } from '@quancheng/contract/already-served.ts'
import { archive } from '@quancheng/contract/archive.ts'
import { assessmentDoor, assessmentLinks } from '@quancheng/contract/assessment-links.ts'
import { assessments } from '@quancheng/contract/assessments.ts'
import { assist } from '@quancheng/contract/assist.ts'
import { attachments } from '@quancheng/contract/attachments.ts'
import { caseload } from '@quancheng/contract/caseload.ts'
import { cases } from '@quancheng/contract/cases.ts'
import { clients } from '@quancheng/contract/clients.ts'
import { compliance } from '@quancheng/contract/compliance.ts'
import { conferences } from '@quancheng/contract/conferences.ts'
import type { Endpoint } from '@quancheng/contract/endpoint.ts'
import { exchange } from '@quancheng/contract/exchange.ts'
import { indicators } from '@quancheng/contract/indicators.ts'
import { intake } from '@quancheng/contract/intake.ts'
import { intakeDoor, intakePlaces } from '@quancheng/contract/intake-door.ts'
import { library } from '@quancheng/contract/library.ts'
import { outbox } from '@quancheng/contract/outbox.ts'
import { ownPacks } from '@quancheng/contract/own-packs.ts'
import { relations, relationsDoor } from '@quancheng/contract/relations.ts'
import { rights } from '@quancheng/contract/rights.ts'
import { safety } from '@quancheng/contract/safety.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { summaries } from '@quancheng/contract/summaries.ts'
import { supervision } from '@quancheng/contract/supervision.ts'
import { today } from '@quancheng/contract/today.ts'
import type { FastifyInstance } from 'fastify'
import { accessSlice } from './access/slice.ts'
import { assessmentLinksSlice, mountAssessmentDoor } from './assessments/public.ts'
import { safetySlice } from './assessments/safety/slice.ts'
import { assessmentsSlice } from './assessments/slice.ts'
import { assistSlice } from './assist/slice.ts'
import {
  archiveSlice,
  attachmentsSlice,
  caseloadSlice,
  conferencesSlice,
  othersSlice,
} from './cases/public.ts'
import { casesSlice } from './cases/slice.ts'
import { summariesSlice } from './cases/summaries/summaries-slice.ts'
import { rightsSlice } from './clients/rights/slice.ts'
import { clientsSlice } from './clients/slice.ts'
import { complianceSlice } from './compliance/slice.ts'
import { outboxSlice } from './exchange/outbox-slice.ts'
import { mountFhir, mountSmart } from './exchange/public.ts'
import { exchangeSlice } from './exchange/slice.ts'
import type { Parts } from './http/call.ts'
import { mount } from './http/kernel.ts'
import { indicatorsSlice } from './indicators/slice.ts'
import { doorPlacesSlice, mountDoor } from './intake/public.ts'
import { intakeSlice } from './intake/slice.ts'
import { ownPacksSlice } from './library/own-packs-slice.ts'
import { librarySlice } from './library/slice.ts'
import { openApi } from './openapi/open-api.ts'
import { mountRelationsDoor } from './relations/door.ts'
import { relationsSlice } from './relations/slice.ts'
import { mountSingleSignOn } from './staff/public.ts'
import { staffSlice } from './staff/slice.ts'
import { supervisionSlice } from './supervision/slice.ts'
import { todaySlice } from './today/slice.ts'

/** Every room of the contract, by the word that names its folder. */
export const ROOMS: Readonly<Record<string, Readonly<Record<string, Endpoint>>>> = {
  staff,
  access,
  clients: { ...clients, ...rights },
  intake: { ...intake, ...intakePlaces, ...intakeDoor },
  cases: {
    ...cases,
    ...alreadyServed,
    ...caseload,
    ...conferences,
    ...summaries,
    ...attachments,
    ...archive,
  },
  assessments: { ...assessments, ...safety, ...assessmentLinks, ...assessmentDoor },
  assist,
  relations: { ...relations, ...relationsDoor },
  supervision,
  today,
  indicators,
  library: { ...library, ...ownPacks },
  compliance,
  exchange: { ...exchange, ...outbox },
}

export function mountRooms(app: FastifyInstance, parts: Parts): void {
  mount(app, parts, 'staff', staff, staffSlice)
  mountSingleSignOn(app, parts)
  mount(app, parts, 'access', access, accessSlice)
  mount(app, parts, 'clients', clients, clientsSlice)
  mount(app, parts, 'clients', rights, rightsSlice)
  mount(app, parts, 'intake', intake, intakeSlice)
  mount(app, parts, 'intake', intakePlaces, doorPlacesSlice)
  mountDoor(app, parts)
  mount(app, parts, 'assessments', assessments, assessmentsSlice)
  mount(app, parts, 'assessments', safety, safetySlice)
  mount(app, parts, 'assessments', assessmentLinks, assessmentLinksSlice)
  mountAssessmentDoor(app, parts)
  mount(app, parts, 'cases', cases, casesSlice)
  mount(app, parts, 'cases', caseload, caseloadSlice)
  mount(app, parts, 'cases', conferences, conferencesSlice)
  mount(app, parts, 'cases', alreadyServed, othersSlice)
  mount(app, parts, 'cases', summaries, summariesSlice)
  mount(app, parts, 'assist', assist, assistSlice)
  mount(app, parts, 'cases', attachments, attachmentsSlice)
  mount(app, parts, 'cases', archive, archiveSlice)
  mount(app, parts, 'relations', relations, relationsSlice)
  mountRelationsDoor(app, parts)
  mount(app, parts, 'supervision', supervision, supervisionSlice)
  mount(app, parts, 'today', today, todaySlice)
  mount(app, parts, 'indicators', indicators, indicatorsSlice)
  mount(app, parts, 'library', library, librarySlice)
  mount(app, parts, 'library', ownPacks, ownPacksSlice)
  mount(app, parts, 'compliance', compliance, complianceSlice)
  mount(app, parts, 'exchange', exchange, exchangeSlice)
  mount(app, parts, 'exchange', outbox, outboxSlice)
  mountFhir(app, parts)
  mountSmart(app, parts)
  openApi(app, ROOMS)
}
