import {
  base32Of,
  matchStep,
  STEP_MS,
  type StepRange,
  stepAt,
  TOTP_DIGITS,
  TOTP_SECRET_BYTES,
} from '../../../crypto/totp.ts'
import type { Method } from '../../../ports/store/methods.ts'
import type { Services } from '../../services.ts'
import { clockFault } from '../../values/clock-fault.ts'
import { cleanCode } from '../../values/text.ts'
import { type Verdict, type VerificationMethod, wrong } from '../method.ts'

/** The step whose code was given, and how far the person's clock is off, in steps. */
interface MatchedStep {
  readonly methodId: string
  readonly step: number
  readonly drift: number
}

/** One step either way for typing time (RFC 6238 §5.2). */
const WINDOW = 1
/** At enrolment the clock is not known yet. */
const ENROLMENT_WINDOW = 2
/** A clock further off than this is to be set right, not followed. */
const MAX_DRIFT = 2

/** No step further ahead is ever accepted: one that is kept was accepted by another clock. */
const FURTHEST_STEP = MAX_DRIFT + WINDOW

type Uses = Pick<Services, 'store' | 'clock' | 'secretBox' | 'random'>

/** Authenticator app: a code of any of the person's apps, each step of each app once. */
export function createTotp({ store, clock, secretBox, random }: Uses) {
  const secretOf = (method: Pick<Method, 'id' | 'secret'>) =>
    secretBox.open(method.secret, methodRow(method.id))

  const challenge: VerificationMethod<readonly Method[], MatchedStep> = {
    kind: 'totp',
    isTimed: true,
    overtaken: 'code_used',
    async check(typed, methods) {
      const now = stepAt(clock.now())
      let verdict: Verdict<MatchedStep> = wrong('wrong_code')
      for (const method of methods) {
        if (method.counter !== null && method.counter > now + FURTHEST_STEP) throw clockFault()
        const range = around(now, driftIn(method))
        const step = matchStep(secretOf(method), cleanCode(typed), range)
        if (step === null) continue
        // RFC 6238 §5.2: a code is accepted once; neither is any code of an earlier step.
        if (method.counter === null || step > method.counter)
          return {
            outcome: 'right',
            right: { methodId: method.id, step, drift: driftOf(step - now) },
          }
        const retryAfterMs = untilNextCode(clock.now(), method.counter + 1 - step)
        verdict = wrong('code_used', { retryAfterMs })
      }
      return verdict
    },
    consume: ({ methodId, step, drift }, now) =>
      store.methods.advance(methodId, { counter: step, data: dataOf(drift), now }),
  }

  /** Counted apart: what is guessed at here is in plain sight on the same screen. */
  const enrolment: VerificationMethod<Method, MatchedStep> = {
    kind: 'totp-enrol',
    isTimed: true,
    overtaken: 'code_used',
    async check(typed, method) {
      const now = stepAt(clock.now())
      const range = { from: now - ENROLMENT_WINDOW, to: now + ENROLMENT_WINDOW }
      const step = matchStep(secretOf(method), cleanCode(typed), range)
      if (step === null) return wrong('wrong_code')
      return { outcome: 'right', right: { methodId: method.id, step, drift: driftOf(step - now) } }
    },
    consume: ({ methodId, step, drift }, now) =>
      store.methods.activate(methodId, now, { counter: step, data: dataOf(drift) }),
  }

  /** A method that counts for nothing until `enrolment` has seen a right code. */
  const begin = (personId: string, flowId: string, name: string): Method => {
    const id = random.id()
    return {
      id,
      personId,
      kind: 'totp',
      name,
      state: 'pending',
      flowId,
      secret: secretBox.seal(base32Of(random.bytes(TOTP_SECRET_BYTES)), methodRow(id)),
      data: dataOf(0),
      counter: null,
      lookup: null,
      portalId: null,
      isDefault: false,
      addedBy: 'self',
      createdAt: clock.now(),
      confirmedAt: null,
      lastUsedAt: null,
      suspendedUntil: null,
    }
  }

  return { challenge, enrolment, begin, secretOf }
}

/** Chances in a million that six digits at random are a code of one of the apps now. */
export function chancesOfGuessing(methods: readonly Pick<Method, 'data'>[]): number {
  const open = methods
    .map((method) => around(0, driftIn(method)))
    .map(({ from, to }) => to - from + 1)
  return (open.reduce((sum, codes) => sum + codes, 0) * 1_000_000) / 10 ** TOTP_DIGITS
}

/** Until the app, at the code that was typed, shows the one that is `steps` later. */
function untilNextCode(now: number, steps: number): number {
  return steps * STEP_MS - (now % STEP_MS)
}

/** One step around our clock and around the person's: theirs may have been set right meanwhile. */
function around(now: number, drift: number): StepRange {
  return { from: now + Math.min(0, drift) - WINDOW, to: now + Math.max(0, drift) + WINDOW }
}

/** Identity that a method's secret is sealed to. */
export function methodRow(id: string): string {
  return `method:${id}`
}

/** How many steps the person's clock was off, last time. */
function driftIn({ data }: Pick<Method, 'data'>): number {
  return JSON.parse(data).drift
}

function dataOf(drift: number): string {
  return JSON.stringify({ drift })
}

function driftOf(steps: number): number {
  return Math.max(-MAX_DRIFT, Math.min(MAX_DRIFT, steps))
}
