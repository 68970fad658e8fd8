import { OPEN_STATES } from '../../contract/plain/invitation-states.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import { recordOf } from '../audit/audit.ts'
import { refuseWaiting } from '../freezing/freeze.ts'
import { changedTo } from '../mail/address-changes.ts'
import { mailOf } from '../mail/mail.ts'
import { forgetGuesses } from '../methods/forgetting.ts'
import type { Services } from '../services.ts'
import type { Address } from '../values/address.ts'

/** Begun and never completed, and nobody has shut it. */
const mayGiveWay = ({ enrolledAt, suspendedAt, frozenAt }: Person): boolean =>
  enrolledAt === null && suspendedAt === null && frozenAt === null

/**
 * Whether an address is somebody's. An enrolment that was begun there and never completed is nobody's: whoever proves
 * the address may have begun it, and has an account already.
 */
export function* isTaken({ people }: Pick<Store, 'people'>, key: string): Statement<boolean> {
  const there = yield* people.byEmailKey(key)
  return there !== null && !mayGiveWay(there)
}

type Dropping = Pick<Services, 'store' | 'random' | 'clock'>

/** With all that was reached in it, as where an enrolment is begun anew; false where it may not go. */
function* dropBegun(services: Dropping, begun: Person): Statement<boolean> {
  const { store } = services
  if (!(yield* store.people.dropBegun(begun.id))) return false
  yield* forgetGuesses(services, begun.id)
  for (const { id } of yield* store.portals.all())
    for (const invitation of yield* store.invitations.byAddress(id, begun.emailKey))
      if (OPEN_STATES.includes(invitation.state)) yield* store.invitations.dropFacts(invitation.id)
  yield* recordOf(services, {
    act: 'enrolment.dropped',
    actor: { type: 'system', id: null },
    target: { type: 'person', id: begun.id },
    portalId: null,
  })()
  return true
}

/**
 * Another address, by whomever: under the person's lock, and that of the address, so that of two who want one at once
 * one gets it. False, and nothing done, where somebody has it.
 */
export function* readdress(
  services: Dropping & Pick<Services, 'digest'>,
  person: Person,
  { address, now }: { readonly address: Address; readonly now: number },
): Statement<boolean> {
  const { store, digest } = services
  yield* store.attemptBudgets.lock(digest.of('address-taken', address.key, ''), 'new-address')
  const begun = yield* store.people.byEmailKey(address.key)
  if (begun && !(yield* dropBegun(services, begun))) return false
  // Counted from the first: taking it back makes nothing older that was set up in between.
  const changed = changedTo(person, { key: address.key, now })
  yield* store.people.readdress(person.id, { ...address, ...changed })
  // What was asked for by whoever reads the mailbox that was, and may not be they: a call, its pass, what waits of it.
  yield* store.callerCodes.forget(person.id)
  yield* store.accessPasses.endAllOf(person.id, now)
  yield* refuseWaiting(store, person.id, now)
  return true
}

/** To the new address: without a link, for a thief's press would only leave the person to the helpdesk. */
export const newAddressTold = (
  services: Services,
  told: {
    readonly person: Pick<Person, 'mailLanguage'>
    readonly portalId: string
    readonly to: string
    readonly variables: {
      readonly firstName: string
      readonly by: 'person' | 'helpdesk'
      readonly at: number
    }
  },
): (() => Statement<void>) =>
  mailOf(services, {
    template: 'address-changed',
    portalId: told.portalId,
    to: told.to,
    language: told.person.mailLanguage,
    variables: told.variables,
    secrets: {},
    expiresAt: null,
  })
