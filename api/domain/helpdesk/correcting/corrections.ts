import { LONGEST_MAIL_ADDRESS } from '../../../contract/plain/lengths.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { isTaken } from '../../acts/readdressing.ts'
import type { ServicesWithPortals } from '../../portals/portals.ts'
import { withPersonLocked } from '../../rights/locked-person.ts'
import type { Act, ActRefusal, Locked } from '../../rights/person-act.ts'
import { type Address, parseAddress } from '../../values/address.ts'
import { parseTelephone } from '../../values/telephone.ts'
import type { Asking, Helped, HelpRefusal } from '../acting.ts'
import type { Correction } from '../asked-act.ts'
import type { OutOfTries } from '../charging.ts'
import { hasHadAHandIn } from '../hands-apart.ts'
import { MAILED_CODE_MS } from '../rules.ts'
import { verifiedFor } from '../verifying.ts'
import { mayHelp } from '../who-may.ts'
import { createCorrectionCodes } from './correction-codes.ts'

/** What an agent has typed. */
export type Typed =
  | { readonly what: 'name'; readonly firstName: string; readonly lastName: string }
  | { readonly what: 'phone'; readonly phone: string }
  | { readonly what: 'address'; readonly address: string; readonly code: string }

/** Why no code is on its way. */
export interface NotMailed {
  readonly code: HelpRefusal | 'wait_to_resend'
  readonly fields?: readonly string[]
}

type Mailed =
  | { readonly ok: true; readonly reference: string; readonly lastsMs: number }
  | ({ readonly ok: false } & NotMailed)

export type Corrected = Helped | ({ readonly ok: false } & OutOfTries)

type Why = Pick<Asking, 'reason' | 'ticket'>

/**
 * Name, telephone and address, as a caller gives them. A new address is proven first, by a code that is mailed there
 * and that they read out; then it waits for a second agent.
 */
export function createCorrections(
  services: ServicesWithPortals,
  acting: (act: Act, wanted: Asking) => Promise<Helped>,
) {
  const { store, clock, portals } = services
  const codes = createCorrectionCodes(services)

  /** What speaks against mailing a code; asked anew by the act itself. */
  function* whyNot(act: Act, address: Address, locked: Locked): Statement<NotMailed | null> {
    const { administrator, person, live, now } = locked
    const agentId = administrator.person.id
    if (!mayHelp(administrator, { personId: person.id, live }, act.portalId))
      return { code: 'forbidden' }
    if (person.frozenAt !== null) return { code: 'account_frozen' }
    const asked = correctionTo(address, person.emailKey)
    const hand = { agentId, browser: administrator.session.browserHash }
    if (yield* hasHadAHandIn(store, { asked, personId: person.id, hand, now }))
      return { code: 'same_agent_lately' }
    if (!(yield* verifiedFor(services, { agentId, personId: person.id, now })))
      return { code: 'caller_not_verified' }
    return address.key === person.emailKey ? { code: 'invalid_input', fields: ['address'] } : null
  }

  const mailCode = async (act: Act, typed: string): Promise<Mailed> => {
    const now = clock.now()
    const address = addressIn(typed)
    if (!address) return { ok: false, code: 'invalid_input', fields: ['address'] }
    const made = codes.made()
    const refused = await store.atomically(() =>
      withPersonLocked<NotMailed>(services, { act, now }, function* (locked) {
        const refused = yield* whyNot(act, address, locked)
        if (refused) return refused
        const late = yield* codes.mail(act, locked, { address, made })
        return late && { code: late }
      }),
    )
    if (typeof refused === 'string') return { ok: false, code: refused }
    if (refused) return { ok: false, ...refused }
    return { ok: true, reference: made.reference, lastsMs: MAILED_CODE_MS }
  }

  /** A guess is charged to both in a transaction of its own; gives the key of the address that there is. */
  async function charged(act: Act): Promise<ActRefusal | OutOfTries | { readonly from: string }> {
    const now = clock.now()
    const seen = { from: '' }
    const refused = await store.atomically(() =>
      withPersonLocked<OutOfTries | 'forbidden'>(services, { act, now }, function* (locked) {
        const { administrator, person, live } = locked
        const personId = person.id
        if (!mayHelp(administrator, { personId, live }, act.portalId)) return 'forbidden'
        seen.from = person.emailKey
        return yield* codes.charge({ agentId: administrator.person.id, personId, now })
      }),
    )
    return refused ?? seen
  }

  async function correctAddress(
    act: Act,
    typed: Extract<Typed, { readonly what: 'address' }>,
    why: Why,
  ): Promise<Corrected> {
    const address = addressIn(typed.address)
    if (!address) return { ok: false, code: 'invalid_input', fields: ['address'] }
    const charge = await charged(act)
    if (typeof charge === 'string') return { ok: false, code: charge }
    if ('code' in charge) return { ok: false, ...charge }
    return acting(act, {
      ...why,
      asked: correctionTo(address, charge.from),
      *proven(locked): Statement<HelpRefusal | null> {
        const refused = yield* codes.prove(act, locked, { address, typed: typed.code })
        if (refused) return refused
        if (locked.person.emailKey !== charge.from) return 'changed_meanwhile'
        // Told to whoever has just shown that the caller reads its mail, and to nobody else.
        return (yield* isTaken(store, address.key)) ? 'address_taken' : null
      },
    })
  }

  /** As it is kept; null where it cannot be. */
  function* cleaned(
    { portalId }: Act,
    typed: Exclude<Typed, { readonly what: 'address' }>,
  ): Statement<Correction | null> {
    if (typed.what === 'name')
      return typed.firstName || typed.lastName ? { act: 'correct', ...typed } : null
    const known = yield* portals.reading(portalId)
    const phone = known && parseTelephone(typed.phone, known.portal.timeZone)
    return phone || typed.phone === '' ? { act: 'correct', what: 'phone', phone } : null
  }

  async function correct(act: Act, typed: Typed, why: Why): Promise<Corrected> {
    if (typed.what === 'address') return correctAddress(act, typed, why)
    const asked = await store.run(() => cleaned(act, typed))
    const field = typed.what === 'name' ? 'firstName' : 'phone'
    if (!asked) return { ok: false, code: 'invalid_input', fields: [field] }
    return acting(act, { ...why, asked })
  }

  return { mailCode, correct }
}

const correctionTo = ({ email }: Address, from: string): Correction => ({
  act: 'correct',
  what: 'address',
  address: email,
  from,
})

function addressIn(typed: string): Address | null {
  const address = parseAddress(typed)
  return address && address.email.length <= LONGEST_MAIL_ADDRESS ? address : null
}
