import type { Proof } from '../../contract/requests.ts'
import type { OneTimeSecret } from '../../ports/store/one-time-secret-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Services } from '../services.ts'
import { parseAddress } from '../values/address.ts'
import { mailboxSubject } from '../values/mailbox-subject.ts'
import { NOBODY } from '../values/nobody.ts'
import { bitsFor, type Load, windowAt } from './network-limits.ts'
import { makeChallenge, type ProofFor, spentProof } from './proof-of-work.ts'
import { sprayedSubject } from './spraying.ts'
import { sprayedWindow } from './spraying-rules.ts'

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

/** Work that came with a request. It pays once, for the dearest of what the request costs. */
export interface Payment {
  /** Whether it is worth so many bits. It is spent then, unless that was done when it came in. */
  readonly covers: (bits: number) => Statement<boolean>
  /** What to do in its place. */
  readonly ask: (bits: number) => WantedProof
}

interface Charged {
  readonly price: number
  readonly isPaid: boolean
}

type Admitted = { readonly payment: Payment } | { readonly wanted: WantedProof }

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
   * Gives what the act costs, and counts it where that is paid. What is turned away at its network
   * leaves no trace of the address.
   */
  function* charge(act: CostlyAct, spent: OneTimeSecret | null, now: number): Statement<Charged> {
    const counts: (() => Statement<void>)[] = []
    let price = yield* strangersPrice(act, now)
    if (!pays(spent, price)) return { price, isPaid: false }
    for (const each of countedFor(act)) {
      const { bits, count } = yield* weigh(each, now)
      counts.push(count)
      price = Math.max(price, bits)
      if (!pays(spent, price)) return { price, isPaid: false }
    }
    const isPaid = yield* spending(spent, price)
    if (isPaid) for (const count of counts) yield* count()
    return { price, isPaid }
  }

  /** Whether the work pays the price; it is spent then, once. */
  function* spending(spent: OneTimeSecret | null, price: number): Statement<boolean> {
    if (price === 0) return true
    if (spent === null || !pays(spent, price)) return false
    return yield* store.oneTimeSecrets.addOnce(spent)
  }

  const proofFor = ({ network, portalId }: CostlyAct): ProofFor => ({
    subject: digest.of('network', network),
    portalId,
  })

  const spentBy = (act: CostlyAct) => act.proof && spentProof(services, proofFor(act), act.proof)

  const paymentOf = (act: CostlyAct, spent: OneTimeSecret | null, isSpent: boolean): Payment => ({
    *covers(bits) {
      return isSpent ? pays(spent, bits) : yield* spending(spent, bits)
    },
    ask: (bits) => ({ challenge: makeChallenge(services, proofFor(act), bits), bits }),
  })

  return {
    /** What came with an act that is not counted. */
    payment: (act: CostlyAct): Payment => paymentOf(act, spentBy(act), false),

    /**
     * The act is counted, and may go on with whatever work came with it; or the work to do first, and
     * nothing is counted.
     * @throws Unavailable when counting fails.
     */
    async admit(act: CostlyAct): Promise<Admitted> {
      const now = clock.now()
      const spent = spentBy(act)
      const { price, isPaid } = await store.atomically(() => charge(act, spent, now))
      const payment = paymentOf(act, spent, isPaid && price > 0)
      return isPaid ? { payment } : { wanted: payment.ask(price) }
    },
  }
}

/** One bit is forgiven: the price may have gone up while somebody was at work. */
function pays(spent: OneTimeSecret | null, price: number): boolean {
  return price === 0 || (spent !== null && Number(spent.note) >= price - 1)
}

export type Admission = ReturnType<typeof createAdmission>
