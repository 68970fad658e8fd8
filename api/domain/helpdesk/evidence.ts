import { z } from 'zod'
import type { CallerCode } from '../../ports/store/helpdesk/caller-code-store.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { Session } from '../../ports/store/session-store.ts'
import { isNew } from '../methods/let-in.ts'
import { hasTwoCategories, type Proof, parseProofs } from '../methods/proof.ts'
import { traitsOf } from '../methods/registry.ts'
import { isAtLeast } from '../policy/levels.ts'

/** What a code that was shown says of whoever read it. */
const evidence = z.strictObject({
  /** Methods that the session rests on. */
  methods: z.array(z.string()),
  isTwoFactors: z.boolean(),
  /** The browser is one of a phone. */
  isPhone: z.boolean(),
})

export type Evidence = Readonly<z.infer<typeof evidence>>

/** Of a mailed code: that somebody reads the mailbox, and nothing else. */
export const OF_MAILBOX = '{}'

/** Of a session that says no more of who is calling than a mailbox. */
export const LITTLE = JSON.stringify({
  methods: [],
  isTwoFactors: false,
  isPhone: false,
} satisfies Evidence)

/**
 * What lies in a drawer, and what it or a pass has let in a moment ago, let somebody in and say no more of who is
 * calling than a mailbox does: a found sheet would have all else reset by one agent.
 */
export function evidenceOf(
  { acr, proofs, system }: Session,
  { held, now }: { readonly held: readonly Method[]; readonly now: number },
): string {
  const shown = parseProofs(proofs)
  const isLittle = ({ kind, methodId }: Proof) =>
    traitsOf(kind).uses.vouchesFor === 'replacement' ||
    held.some((one) => one.id === methodId && isNew(one, now))
  const found: Evidence = {
    methods: shown.flatMap(({ methodId }) => methodId ?? []),
    isTwoFactors:
      isAtLeast(acr, 'aal2') && hasTwoCategories(shown.filter((proof) => !isLittle(proof))),
    isPhone: system === 'Android' || system === 'iOS',
  }
  return JSON.stringify(found)
}

/** What is about to be taken from the caller, or nothing. */
export interface Channel {
  readonly methods: readonly string[]
  readonly isPhone: boolean
}

/**
 * Whether a caller is verified by more than a mailbox, and by another channel than the one that is reset: two
 * factors were shown, one of them stays, and a code that is read from a phone says nothing of who has the phone.
 */
export function isStrong({ via, evidence: json }: CallerCode, lost: Channel): boolean {
  if (via === 'mailbox') return false
  // Somebody who knows them, and has nothing to do with what is lost.
  if (via === 'colleague') return true
  const { methods, isTwoFactors, isPhone } = evidence.parse(JSON.parse(json))
  const isLeft = methods.some((id) => !lost.methods.includes(id))
  return isTwoFactors && isLeft && !(lost.isPhone && isPhone)
}
