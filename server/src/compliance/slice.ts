import type { compliance } from '@quancheng/contract/compliance.ts'
import type { Slice } from '../http/call.ts'
import { addImpact } from './add-impact.ts'
import { askClosing, decideClosing, describeIncident, tickStep } from './handle-incident.ts'
import { impacts } from './impacts.ts'
import { incident, incidents } from './incidents.ts'
import { openImpactFile } from './open-impact-file.ts'
import { reportIncident } from './report-incident.ts'

export const complianceSlice: Slice<typeof compliance> = {
  impacts,
  addImpact,
  openImpactFile,
  incidents,
  reportIncident,
  incident,
  describeIncident,
  tickStep,
  askClosing,
  decideClosing,
}
