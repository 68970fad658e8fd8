import { needsReason } from '../../../contract/plain/weak-policy.ts'
import type { PortalSecret } from '../../../ports/store/portal-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Services } from '../../services.ts'
import { askedPortal, type PortalDefinition } from '../definition.ts'
import { demandsOfOurs } from '../ours.ts'
import { portalUnit } from '../portal-unit.ts'
import { rpIdMistakes } from '../relying-party.ts'
import { contactRows, noticeRows, portalRow, unitRows } from '../rows.ts'
import { strangeRoles, strangeUnits } from '../rules/enrolling-places.ts'
import { pageMistakes } from '../rules/invitation-page.ts'
import { returnMistakes } from '../rules/return-addresses.ts'
import { reason } from '../rules/rules.ts'
import { readGiven, refuse, refuseMistakes } from '../rules/setup-refusal.ts'
import { newSecret } from '../secret.ts'
import { putConsoleUnit } from './console-unit.ts'
import { BY_OPERATOR, type By, REASON_MISSING, written } from './setup-act.ts'

export interface AskedPortal {
  /** A portal as `askedPortal` reads it. */
  readonly definition: unknown
  readonly reason?: string | undefined
}

interface Added {
  readonly by?: By
  readonly why?: string | null
  /** Of the host's server; null where there is no host. */
  readonly secret: PortalSecret | null
}

/** Portals as data: made whole in one transaction, or not at all. */
export function createAdding(services: Services) {
  const { store, clock } = services

  /** False when the id is taken. */
  const put = (
    definition: PortalDefinition,
    { by = BY_OPERATOR, why = null, secret }: Added,
  ): Promise<boolean> => {
    const { id: portalId, policy } = definition
    const rows = addedRows(services, definition, clock.now())
    const details = { policy, ...(why === null ? {} : { reason: why }) }
    const added = written(services, { ...by, act: 'portal.added', portalId, details })
    return store.atomically(function* (): Statement<boolean> {
      yield* by.actor.confirm()
      if (!(yield* store.portals.add(rows.portal))) return false
      if (secret) yield* store.portals.addSecret(secret)
      for (const unit of rows.units) yield* store.units.put(unit)
      for (const contact of rows.contacts) yield* store.portals.addHelpContact(contact)
      for (const notice of rows.notices) yield* store.notices.publish(notice)
      yield* putConsoleUnit(store, rows.unitOfConsole)
      yield* added()
      return true
    })
  }

  /** Resolves the portal's secret, which is shown this once; null when the id is taken. */
  const add = async (
    definition: PortalDefinition,
    as: Omit<Added, 'secret'> = {},
  ): Promise<string | null> => {
    const { secret, row } = newSecret(services, definition.id)
    return (await put(definition, { ...as, secret: row })) ? secret : null
  }

  return {
    add,

    /** One that no host speaks for: the console. It may be there already. */
    async addOurs(definition: PortalDefinition): Promise<void> {
      await put(definition, { secret: null })
    },

    /** The same for what somebody asks for. @throws Refused `invalid_input`, `taken` */
    async addAsked(asked: AskedPortal, by: By) {
      const definition = readGiven(askedPortal, asked.definition)
      const why = asked.reason === undefined ? null : readGiven(reason, asked.reason)
      if (needsReason(null, definition.policy) && why === null) refuseMistakes([REASON_MISSING])
      refuseMistakes([
        ...pageMistakes(services, definition),
        ...returnMistakes(definition),
        ...rpIdMistakes(services.publicUrl, definition),
        ...strangeRoles(definition),
        ...strangeUnits(
          definition.policy,
          new Set(definition.units.map(({ externalId }) => externalId)),
        ),
        ...demandsOfOurs(definition.policy),
      ])
      const secret = await add(definition, { by, why })
      return { id: definition.id, secret: secret ?? refuse('taken') }
    },
  }
}

/** All that a new portal is kept as. */
function addedRows(services: Services, definition: PortalDefinition, now: number) {
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
