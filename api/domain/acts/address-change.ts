import { calledName } from '../../contract/plain/full-name.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { recordOf } from '../audit/audit.ts'
import { changeMailOf } from '../mail/change-mail.ts'
import type { Refusal } from '../methods/refusal.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import { type Address, parseAddress } from '../values/address.ts'
import type { ActPlace, ActRecord, ActScene } from './act.ts'
import { settledBefore, whyNoneIsOlder } from './older.ts'
import { addressSubject, keyIn, PROOF_LASTS_MS } from './proven-address.ts'
import { isTaken, newAddressTold, readdress } from './readdressing.ts'

const OVERTAKEN: Refusal = { code: 'step_changed' }

/**
 * Another address, which was proven a moment ago (`account/new-address.ts`): from then on it is signed in with, and
 * written to. For 30 days it is taken back, or changed again, by a strong method that is older than the change; without
 * one by the helpdesk alone.
 */
export const addressChange: ActRecord = {
  name: 'address.change',

  shown(scene) {
    const address = addressIn(scene)
    return address && { text: address.email, method: null, nextDefault: null, isLast: false }
  },

  whyNot: whyNoneIsOlder,

  /** Who has it is told to nobody but whoever has just proven that they read its mail. */
  *forbidden(services, { person, object, now }) {
    const address = addressIn({ person, object })
    if (!address) return null
    if (!(yield* isProven(services, person, { address, now }))) return 'confirmation-unknown'
    return (yield* isTaken(services.store, address.key)) ? 'address-taken' : null
  },

  spares: () => null,
  olderThan: settledBefore,

  perform: (services, scene, at) => ({
    guards: () => changeAddress(services, scene, at),
    records: recordsOf(services, scene, at),
  }),
}

function addressIn({ object, person }: Pick<ActScene, 'object' | 'person'>): Address | null {
  const address = parseAddress(object)
  return address && address.key !== person.emailKey ? address : null
}

/** Under the person's lock. */
function* changeAddress(
  services: ServicesWithPortals,
  scene: ActScene,
  at: ActPlace,
): Statement<Refusal | null> {
  const { store, clock } = services
  const now = clock.now()
  const address = addressIn(scene)
  const person = yield* store.people.byId(scene.person.id)
  const isAsSeen =
    person?.emailKey === scene.person.emailKey &&
    person.addressChangedAt === scene.person.addressChangedAt &&
    person.laterAddressChanges === scene.person.laterAddressChanges
  if (!address || !isAsSeen) return OVERTAKEN
  if (!(yield* isProven(services, person, { address, now }))) return OVERTAKEN
  if (!(yield* readdress(services, person, { address, now }))) return OVERTAKEN
  yield* store.sessions.endElsewhere(person.id, at.browserHash, now)
  yield* store.flows.endOthers(person.id, at.flowId, now)
  return null
}

function* isProven(
  { store, digest }: Pick<ServicesWithPortals, 'store' | 'digest'>,
  { id }: Person,
  { address, now }: { readonly address: Address; readonly now: number },
): Statement<boolean> {
  const since = now - PROOF_LASTS_MS
  const rows = yield* store.oneTimeSecrets.ofSubject(
    'new-address',
    addressSubject(digest, id),
    since,
  )
  return rows.some((row) => keyIn(row) === address.key && (row.usedAt ?? 0) > since)
}

/** Both are told; the one before has the link, for whoever has it may not have done this. */
function recordsOf(services: ServicesWithPortals, scene: ActScene, at: ActPlace) {
  const { person, portal, now } = scene
  const self = { type: 'person', id: person.id } as const
  const variables = { firstName: calledName(person), at: now }
  const record = recordOf(services, {
    act: 'person.address-changed',
    actor: self,
    target: self,
    portalId: portal.id,
    details: { flow: at.flowId },
  })
  const toTheOld = changeMailOf(services, {
    person,
    portalId: portal.id,
    template: 'account-changed',
    variables: { ...variables, changed: { what: 'address' } },
  })
  const toTheNew = newAddressTold(services, {
    person,
    portalId: portal.id,
    to: addressIn(scene)?.email ?? person.email,
    variables: { ...variables, by: 'person' },
  })
  return [record, toTheOld, toTheNew]
}
