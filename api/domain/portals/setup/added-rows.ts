import type { Services } from '../../services.ts'
import type { PortalDefinition } from '../definition.ts'
import { portalUnit } from '../portal-unit.ts'
import { contactRows, noticeRows, portalRow, unitRows } from '../rows.ts'

/** All that a new portal is kept as. */
export function addedRows(services: Services, definition: PortalDefinition, now: number) {
  const { id: portalId, helpContacts, notices } = definition
  return {
    portal: portalRow(definition, now),
    units: unitRows(services, definition, now),
    contacts: contactRows(services, portalId, helpContacts),
    notices: Object.entries(notices).flatMap(([document, { material, texts }]) => {
      const first = { portalId, document, version: 1, material, publishedAt: now }
      return noticeRows(services, first, texts)
    }),
    unitOfConsole: portalUnit(services, definition),
  }
}
