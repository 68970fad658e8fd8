import { z } from 'zod'
import type { MethodAnswer } from '../../../contract/views.ts'
import {
  base32Of,
  matchStep,
  type StepRange,
  stepAt,
  TOTP_SECRET_BYTES,
} from '../../../crypto/totp-code.ts'
import type { Method } from '../../../ports/store/method-store.ts'
import type { Services } from '../../services.ts'
import { clockFault } from '../../values/clock-fault.ts'
import { cleanCode } from '../../values/typed-text.ts'
import { withinChance } from '../attempt-rules.ts'
import type { MethodModule, MethodTraits } from '../method.ts'
import { methodRow, newMethod } from '../new-method.ts'
import type { Proof } from '../proof.ts'
import { type Verdict, wrong } from '../verdict.ts'
import type { EnrolWorks, VerifyWorks } from '../works.ts'
import { appEntry } from './app-entry.ts'
import {
  acceptedSteps,
  chancesOfGuessing,
  driftOf,
  ENROLMENT_WINDOW,
  FURTHEST_STEP,
  untilNextCode,
} from './drift.ts'
import { totpWire } from './wire.ts'

/** How many steps the person's clock was off, last time. */
const data = z.strictObject({ drift: z.int() })

const traits: MethodTraits = {
  kind: 'totp',
  role: 'factor',
  restricted: false,
  categories: ['possession'],
  instance: {
    data,
    secret: 'sealed',
    isNamed: true,
    isPicked: false,
    scope: 'installation',
    group: { name: 'codes', most: 5 },
    spentAt: (now) => stepAt(now) + FURTHEST_STEP,
    reaches: null,
    device: null,
    timesUsable: null,
    mayBeOnPhone: true,
    isRenewed: false,
  },
  uses: {
    signIn: 'on-top',
    level: 'aal2',
    identifies: totpWire.identifies,
    forgettable: false,
    vouchesFor: 'every-change',
    canBeTried: false,
    isSpare: false,
  },
  attempts: {
    // Stands behind the right password.
    rule: { free: 10, hardStop: 50 },
    spent: 'suspended',
    spentCode: 'locked',
    promptRule: null,
    // Slowed, never stopped: the secret is in plain sight beside the field.
    enrolRule: { free: 10, hardStop: null },
    isTimed: true,
    overtaken: 'code_used',
  },
  steps: {
    verify: { name: 'totp', isCostly: true, isGuess: false },
    enrol: { name: 'totp-enrol', isCostly: true, isGuess: false },
  },
  told: {
    added: { act: 'method.added', mail: 'method-added' },
    replaced: null,
    disabled: 'method-disabled',
  },
}

/**
 * The kind `totp`, an authenticator app: a code of any of the person's apps, each step of each app once (RFC
 * 6238 §5.2). A row holds a sealed seed of 160 bits, as `counter` the last step that was accepted, as `data`
 * how far the clock was off. Counts only on top of a first factor; vouches for a change of another method.
 */
export const totp: MethodModule = {
  traits,
  create: (services) => ({
    verify: createVerify(services),
    enrol: createEnrol(services),
    elsewhere: null,
  }),
}

function createVerify(services: Services): VerifyWorks {
  const { store, clock } = services
  const secretOf = createSecretOf(services)

  const checkOne = (method: Method, typed: string, provenAt: number): Verdict => {
    const now = stepAt(clock.now())
    const { counter } = method
    if (counter !== null && counter > now + FURTHEST_STEP) throw clockFault()
    const range = acceptedSteps(now, driftIn(method))
    const step = matchStep(secretOf(method), cleanCode(typed), range)
    if (step === null) return wrong('wrong_code')
    // RFC 6238 §5.2: a code is accepted once; neither is any code of an earlier step.
    if (counter !== null && step <= counter)
      return wrong('code_used', { retryAfterMs: untilNextCode(clock.now(), counter + 1 - step) })
    return {
      outcome: 'right',
      proof: proofOf(method.id, provenAt),
      consume: (at) =>
        store.methods.advance(method.id, { counter: step, data: dataOf(step - now), now: at }),
    }
  }

  return {
    find: null,
    sends: null,

    show: ({ around }, held) => ({
      name: 'totp',
      methods: held.toSorted(byUse).map(({ name }) => name),
      isRecovery: around.isReplacing,
      canRestart: around.canRestart,
    }),

    ruleFor: (held) => withinChance(traits.attempts.rule, chancesOfGuessing(held.map(driftIn))),

    /** Nobody has to say which app the code is of: the first that it is right for, or was. */
    async check({ now: at }, answer, held) {
      const typed = typedIn(answer)
      let verdict: Verdict = wrong('wrong_code')
      for (const method of held) {
        const found = checkOne(method, typed, at)
        if (found.outcome === 'right') return found
        if (found.outcome === 'wrong' && found.code === 'code_used') verdict = found
      }
      return verdict
    },
  }
}

/** An app counts only after a right code. */
function createEnrol(services: Services): EnrolWorks {
  const { clock, secretBox, random } = services
  const secretOf = createSecretOf(services)

  return {
    begin(at, { personId, name }) {
      const method = newMethod(services, { personId, kind: 'totp', name, pendingIn: at.flowId })
      const seed = base32Of(random.bytes(TOTP_SECRET_BYTES))
      return { ...method, secret: secretBox.seal(seed, methodRow(method.id)), data: dataOf(0) }
    },

    asks: null,

    show({ portal, person }, pending) {
      const secret = pending ? secretOf(pending) : ''
      return {
        name: 'totp-enrol',
        ...appEntry(portal.name, person?.email ?? '', secret),
        secret,
        suggestedName: pending?.name ?? '',
      }
    },

    async check({ now: provenAt }, answer, pending) {
      if (!pending) return { outcome: 'refused', refusal: { code: 'step_changed' } }
      const now = stepAt(clock.now())
      const range: StepRange = { from: now - ENROLMENT_WINDOW, to: now + ENROLMENT_WINDOW }
      const step = matchStep(secretOf(pending), cleanCode(typedIn(answer)), range)
      if (step === null) return wrong('wrong_code')
      const method = { ...pending, counter: step, data: dataOf(step - now) }
      return { outcome: 'right', method, proof: proofOf(pending.id, provenAt) }
    },
  }
}

const createSecretOf =
  ({ secretBox }: Pick<Services, 'secretBox'>) =>
  (method: Pick<Method, 'id' | 'secret'>): string =>
    secretBox.open(method.secret, methodRow(method.id))

function proofOf(methodId: string, at: number): Proof {
  return {
    kind: 'totp',
    methodId,
    at,
    categories: ['possession'],
    amr: ['otp'],
    resistant: false,
    bound: false,
    verified: false,
  }
}

const driftIn = (method: Method): number => data.parse(JSON.parse(method.data)).drift

const dataOf = (steps: number): string =>
  JSON.stringify({ drift: driftOf(steps) } satisfies z.infer<typeof data>)

/** @throws for an answer without a code: a fault in the caller. */
function typedIn(answer: MethodAnswer): string {
  if (!('code' in answer)) throw new Error('No code was typed')
  return answer.code
}

/** The default first, then what was used last: that one is asked for by name, and any other will do. */
function byUse(a: Method, b: Method): number {
  const used = ({ lastUsedAt }: Method) => lastUsedAt ?? 0
  return Number(b.isDefault) - Number(a.isDefault) || used(b) - used(a)
}
