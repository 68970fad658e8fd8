import { LONGEST_MAIL_ADDRESS } from '../../contract/plain/lengths.ts'
import type { OneTimeSecret } from '../../ports/store/one-time-secret-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { opensOthers, portalIdsOf } from '../acts/portals-of.ts'
import { addressSubject, keyIn, noteOfAddress, PROOF_LASTS_MS } from '../acts/proven-address.ts'
import { recordOf } from '../audit/audit.ts'
import { mailOf } from '../mail/mail.ts'
import type { AttemptRule } from '../methods/attempt-rules.ts'
import { chargeBudget } from '../methods/attempts.ts'
import type { Refusal } from '../methods/refusal.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import { type Address, parseAddress } from '../values/address.ts'
import { HOUR, MINUTE } from '../values/time.ts'
import { cleanCode } from '../values/typed-text.ts'
import { type Caller, type Entered, enter, signedInAs } from './entering.ts'

/** Digits: typed by whoever reads the mailbox, and guessed at by nobody. */
const DIGITS = 8
const LIFETIME_MS = 10 * MINUTE
/** To whatever addresses, so that nobody fills mailboxes from an account. */
const MAILED_PER_HOUR = 5
const RULE: AttemptRule = { free: 5, hardStop: null }
const KIND = 'new-address'

/** A code is on its way, or why none is. */
export type AddressCode =
  | { readonly ok: true; readonly reference: string; readonly lastsMs: number }
  | ({ readonly ok: false } & Refusal)

/**
 * The address that somebody wants in the place of theirs is proven first, by a code that is mailed there. That changes
 * nothing: the change is the act `address.change`, confirmed with a factor.
 */
export function createNewAddresses(services: ServicesWithPortals) {
  const { store, clock, random, digest } = services
  const hashOf = (id: string, code: string) => digest.of('new-address', id, code)

  /** Whoever may change their address here, under their lock. */
  function* changing(caller: Caller, now: number): Statement<Entered | Refusal> {
    const found = yield* signedInAs(services, caller, now)
    if (!found) return { code: 'unauthorized' }
    yield* store.people.lock(found.person.id)
    const entered = yield* enter(services, caller, now)
    if (typeof entered === 'string') return { code: entered }
    if (entered.person.frozenAt !== null) return { code: 'account_frozen' }
    const portals = caller.isOurPage ? [] : yield* portalIdsOf(store, entered.person.id, now)
    return opensOthers(portals, caller.portalId) ? { code: 'own_page_needed' } : entered
  }

  const made = (address: Address) => {
    const id = random.id()
    const code = Array.from({ length: DIGITS }, () => random.integer(10)).join('')
    const reference = Array.from({ length: 3 }, () => LETTERS[random.integer(LETTERS.length)])
    return { id, code, reference: reference.join(''), note: noteOfAddress(address) }
  }

  const mailCode = (caller: Caller, typed: string): Promise<AddressCode> => {
    const now = clock.now()
    const address = parseAddress(typed)
    return store.atomically(function* (): Statement<AddressCode> {
      const entered = yield* changing(caller, now)
      if ('code' in entered) return { ok: false, ...entered }
      const { person, known, session } = entered
      const isOne = address !== null && address.email.length <= LONGEST_MAIL_ADDRESS
      if (!isOne || address.key === person.emailKey)
        return { ok: false, code: 'invalid_input', fields: ['address'] }
      const subject = addressSubject(digest, person.id)
      const within = { since: now - HOUR, most: MAILED_PER_HOUR }
      const sent = yield* store.oneTimeSecrets.madeSince('new-address', subject, within)
      if (sent.length >= MAILED_PER_HOUR) return { ok: false, code: 'wait_to_resend' }
      const { id, code, reference, note } = made(address)
      const row: OneTimeSecret = {
        id,
        purpose: 'new-address',
        subject,
        flowId: null,
        methodId: null,
        portalId: known.portal.id,
        hash: hashOf(id, code),
        sessionId: session.id,
        note,
        guesses: 0,
        createdAt: now,
        expiresAt: now + LIFETIME_MS,
        usedAt: null,
      }
      yield* store.oneTimeSecrets.add(row)
      yield* written('code.sent', entered)
      yield* mailOf(services, {
        template: 'email-code',
        portalId: known.portal.id,
        to: address.email,
        language: person.mailLanguage,
        variables: { reference, minutes: LIFETIME_MS / MINUTE, purpose: 'address' },
        secrets: { code },
        expiresAt: row.expiresAt,
      })()
      return { ok: true, reference, lastsMs: LIFETIME_MS }
    })
  }

  const written = (act: 'code.sent' | 'mailbox.proven', { person, known }: Entered) => {
    const self = { type: 'person', id: person.id } as const
    return recordOf(services, { act, actor: self, target: self, portalId: known.portal.id })()
  }

  /** A guess is charged to the person before anything is compared. */
  async function prove(caller: Caller, typed: string, code: string): Promise<Refusal | null> {
    const now = clock.now()
    const entered = await store.atomically(() => changing(caller, now))
    if ('code' in entered) return entered
    const charge = await chargeBudget(services, entered.person.id, { kind: KIND, rule: RULE })
    if (!charge.allowed)
      return { code: 'locked', retryAfterSeconds: Math.ceil((charge.retryAfterMs ?? 0) / 1000) }
    return store.atomically(() => compare(caller, parseAddress(typed)?.key ?? '', cleanCode(code)))
  }

  function* compare(caller: Caller, key: string, code: string): Statement<Refusal | null> {
    const now = clock.now()
    const entered = yield* changing(caller, now)
    if ('code' in entered) return entered
    const { id: personId } = entered.person
    const since = now - PROOF_LASTS_MS
    const rows = yield* store.oneTimeSecrets.ofSubject(
      'new-address',
      addressSubject(digest, personId),
      since,
    )
    const found = rows.find((row) => digest.equal(row.hash, hashOf(row.id, code)))
    const isMeant = found && keyIn(found) === key && found.sessionId === entered.session.id
    if (!found || !isMeant) return { code: 'wrong_code' }
    if (found.usedAt !== null) return { code: 'code_used' }
    if (!(yield* store.oneTimeSecrets.consume(found.id, found.hash, now)))
      return { code: 'code_expired' }
    yield* store.attemptBudgets.lock(personId, KIND)
    yield* store.attemptBudgets.set(personId, KIND, 0, 0)
    yield* written('mailbox.proven', entered)
    return null
  }

  return { mailCode, prove }
}

/** Consonants: they make no words. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'
