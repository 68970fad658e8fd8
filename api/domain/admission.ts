import type { Proof } from '../contract/requests.ts'
import type { OneTimeSecret } from '../ports/store/one-time-secrets.ts'
import type { Statement } from '../ports/store/statement.ts'
import { parseAddress } from './address.ts'
import { NOBODY } from './flow/context-reading.ts'
import { mailboxSubject } from './flow/mailbox-subject.ts'
import { sprayedSubject } from './methods/spraying.ts'
import { bitsFor, type Load, windowAt } from './policy/network-limits.ts'
import { sprayedWindow } from './policy/spraying.ts'
import { makeChallenge, spentProof } from './proof-of-work.ts'
import type { Services } from './services.ts'

/** Something that costs us a digest, a mail or a guess. */
export interface CostlyAct {
  /** Where it comes from; only a keyed digest of it is kept. */
  readonly network: string
  readonly portalId: string
  /** The address that it is about, typed or known from the flow; null for none. */
  readonly email: string | null
  /** The browser that a password is guessed in, as the flow keeps it; null for anything else. */
  readonly guessedIn: string | null
  /** Work that was done because it was asked for. */
  readonly proof: Proof | null
}

export interface WantedProof {
  readonly challenge: string
  readonly bits: number
}

interface Counted {
  readonly subject: string
  readonly load: Load
}

/**
 * Counts costly acts by network and by address, and asks for proof of work where there are many.
 * Nobody is locked out: whoever does the work is let in. The statements are the same for an address
 * that somebody has and one that nobody has.
 */
export function createAdmission(services: Services) {
  const { store, clock, digest } = services

  const countedFor = ({ network, email }: CostlyAct): readonly Counted[] => {
    const byNetwork: Counted = { subject: digest.of('network', network), load: 'network' }
    if (email === null) return [byNetwork]
    return [byNetwork, { subject: mailboxSubject(digest, email), load: 'address-load' }]
  }

  /** Locks the counter; gives what the act costs, and the statement that counts it. */
  function* weigh({ subject, load }: Counted, now: number) {
    const { failures, nextAt } = yield* store.attemptBudgets.lock(subject, load)
    const { acts, endsAt } = windowAt({ acts: failures, endsAt: nextAt }, now)
    const count = () => store.attemptBudgets.set(subject, load, acts + 1, endsAt)
    return { bits: bitsFor(load, acts), count }
  }

  /** What a password that is not typed in a browser of its owner costs while one is tried on many. */
  function* strangersPrice({ email, guessedIn }: CostlyAct, now: number): Statement<number> {
    if (guessedIn === null) return 0
    const sprayed = yield* store.attemptBudgets.read(sprayedSubject(digest), 'sprayed')
    if (!sprayed) return 0
    const { failures, nextAt } = sprayed
    const bits = bitsFor('sprayed', sprayedWindow({ acts: failures, endsAt: nextAt }, now).acts)
    if (bits === 0) return 0
    const person = yield* store.people.byEmailKey(parseAddress(email ?? NOBODY)?.key ?? NOBODY)
    const isKnown = yield* store.sessions.isKnownBrowser(person?.id ?? NOBODY, guessedIn)
    return isKnown ? 0 : bits
  }

  /**
   * Counts the act, and gives 0, or what it costs where it is not paid. What is turned away at its
   * network leaves no trace of the address.
   */
  function* charge(act: CostlyAct, spent: OneTimeSecret | null, now: number): Statement<number> {
    const counts: (() => Statement<void>)[] = []
    let price = yield* strangersPrice(act, now)
    if (!pays(spent, price)) return price
    for (const each of countedFor(act)) {
      const { bits, count } = yield* weigh(each, now)
      counts.push(count)
      price = Math.max(price, bits)
      if (!pays(spent, price)) return price
    }
    const isSpent = price > 0 && spent !== null && !(yield* store.oneTimeSecrets.addOnce(spent))
    if (isSpent) return price
    for (const count of counts) yield* count()
    return 0
  }

  return {
    /**
     * Null when the act may go on; then, and only then, it is counted. Else the work to do first.
     * @throws Unavailable when counting fails.
     */
    async admit(act: CostlyAct): Promise<WantedProof | null> {
      const now = clock.now()
      const proofFor = { subject: digest.of('network', act.network), portalId: act.portalId }
      const spent = act.proof && spentProof(services, proofFor, act.proof)
      const bits = await store.atomically(() => charge(act, spent, now))
      return bits === 0 ? null : { challenge: makeChallenge(services, proofFor, bits), bits }
    },
  }
}

/** One bit is forgiven: the price may have gone up while somebody was at work. */
function pays(spent: OneTimeSecret | null, price: number): boolean {
  return price === 0 || (spent !== null && Number(spent.note) >= price - 1)
}

export type Admission = ReturnType<typeof createAdmission>
