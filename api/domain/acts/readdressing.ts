import type { Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { mailOf } from '../mail/mail.ts'
import type { Services } from '../services.ts'
import type { Address } from '../values/address.ts'
import { DAY } from '../values/time.ts'

/** So long the address before is kept and told, and what is newer than the change changes no address. */
const ADDRESS_LOOKED_BACK_MS = 30 * DAY

type Dated = Pick<Person, 'addressChangedAt'>

/** When the address was changed first of what is looked back at; null for not at all. */
export function changedLately({ addressChangedAt }: Dated, now: number): number | null {
  if (addressChangedAt === null) return null
  return addressChangedAt > now - ADDRESS_LOOKED_BACK_MS ? addressChangedAt : null
}

/** Also the one before, while whoever changed it may not have been they. */
export function addressesOf(
  person: Pick<Person, 'email' | 'formerEmail'> & Dated,
  now: number,
): readonly string[] {
  const { email, formerEmail } = person
  return changedLately(person, now) !== null && formerEmail !== null
    ? [email, formerEmail]
    : [email]
}

/**
 * Another address, by whomever: under the person's lock, and that of the address, so that of two who want one at once
 * one gets it. False, and nothing done, where somebody has it.
 */
export function* readdress(
  { store, digest }: Pick<Services, 'store' | 'digest'>,
  person: Person,
  { address, now }: { readonly address: Address; readonly now: number },
): Statement<boolean> {
  yield* store.attemptBudgets.lock(digest.of('address-taken', address.key, ''), 'new-address')
  if (yield* store.people.byEmailKey(address.key)) return false
  const since = changedLately(person, now)
  const formerEmail = since === null ? person.email : person.formerEmail
  // Counted from the first: taking it back makes nothing older that was set up in between.
  yield* store.people.readdress(person.id, { ...address, formerEmail, at: since ?? now })
  // Read in the mailbox that was: whoever has it is no longer they.
  yield* store.callerCodes.forget(person.id)
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
