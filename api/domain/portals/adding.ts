import type { Statement } from '../../ports/store/statement.ts'
import { portalUnit } from '../console/portal-unit.ts'
import type { Services } from '../services.ts'
import { type By, isWeak, OPERATOR, REASON_MISSING, written } from './act.ts'
import { putConsoleUnit } from './console-unit.ts'
import { askedPortal, type PortalDefinition } from './definition.ts'
import { readGiven, refuse, refuseMistakes } from './refusal.ts'
import { contactRows, noticeRows, portalRow, unitRows } from './rows.ts'
import { reason } from './rules.ts'
import { newSecret } from './secret.ts'

export interface AskedPortal {
  /** A portal as `askedPortal` reads it. */
  readonly definition: unknown
  readonly reason?: string | undefined
}

/** Portals as data: made whole in one transaction, or not at all. */
export function createAdding(services: Services) {
  const { store, clock } = services

  /** Resolves the portal's secret, which is shown this once; null when the id is taken. */
  const add = async (
    definition: PortalDefinition,
    by = OPERATOR,
    why: string | null = null,
  ): Promise<string | null> => {
    const { id: portalId, policy } = definition
    const { secret, row } = newSecret(services, portalId)
    const rows = rowsOf(services, definition, clock.now())
    const details = { policy, ...(why === null ? {} : { reason: why }) }
    const added = written(services, { ...by, act: 'portal.added', portalId, details })
    return store.atomically(function* (): Statement<string | null> {
      if (!(yield* store.portals.add(rows.portal))) return null
      yield* store.portals.addSecret(row)
      for (const unit of rows.units) yield* store.units.put(unit)
      for (const contact of rows.contacts) yield* store.portals.addHelpContact(contact)
      for (const notice of rows.notices) yield* store.notices.publish(notice)
      yield* putConsoleUnit(store, rows.unitOfConsole)
      yield* added()
      return secret
    })
  }

  return {
    add,

    /** The same for what somebody asks for. @throws Refused `invalid_input`, `taken` */
    async addAsked(asked: AskedPortal, by: By) {
      const definition = readGiven(askedPortal, asked.definition)
      const why = asked.reason === undefined ? null : readGiven(reason, asked.reason)
      if (isWeak(definition.policy) && why === null) refuseMistakes([REASON_MISSING])
      const secret = await add(definition, by, why)
      return { id: definition.id, secret: secret ?? refuse('taken') }
    },
  }
}

function rowsOf(services: Services, definition: PortalDefinition, now: number) {
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
