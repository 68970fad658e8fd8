import type { MethodAnswer } from '../../../contract/views.ts'
import type { MadeCredential } from '../../../crypto/webauthn/made.ts'
import { verifyRegistration } from '../../../crypto/webauthn/registration.ts'
import type { Method } from '../../../ports/store/method-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Services } from '../../services.ts'
import { iso } from '../../values/iso.ts'
import type { Ceremony } from '../ceremony.ts'
import { newMethod } from '../new-method.ts'
import type { Refusal } from '../refusal.ts'
import type { EnrolVerdict } from '../verdict.ts'
import type { EnrolWorks } from '../works.ts'
import { nameOf } from './authenticator-names.ts'
import { createChallenges } from './challenges.ts'
import { type CredentialPlace, dataIn, dataOf, proofOf } from './credential.ts'
import { FORMS, type Form } from './form.ts'
import { createHandles } from './handles.ts'
import { creationOptions } from './options.ts'

type Attestation = Extract<MethodAnswer, { attestation: object }>['attestation']

const refused = (code: Refusal['code']): EnrolVerdict => ({
  outcome: 'refused',
  refusal: { code },
})

/** Setting one up: made by the browser for this portal, and kept as its authenticator says that it is. */
export function createEnrol(services: Services, form: Form): EnrolWorks {
  const { store } = services
  const { kind } = form
  const challenges = createChallenges(services, kind)
  const handles = createHandles(services)
  const wantedIn = (at: Ceremony) =>
    ({
      ceremony: 'create',
      isVerified: !at.isQuiet && (form.alwaysVerifies || at.isVerificationDemanded),
      isQuiet: at.isQuiet,
    }) as const

  const methodOf = (personId: string, made: MadeCredential, at: CredentialPlace): Method => ({
    ...newMethod(services, { personId, kind, name: nameOf(made.aaguid) ?? '' }),
    data: dataOf(made, at),
    counter: made.counter === 0 ? null : made.counter,
    lookup: made.id,
  })

  /** Level 3 §7.1 step 26: registered to nobody, under whichever of the kinds; the index holds what is of one. */
  function* isFree({ lookup }: Pick<Method, 'lookup'>, now: number): Statement<boolean> {
    for (const other of FORMS)
      if (yield* store.methods.byLookup(other.kind, lookup ?? '', now)) return false
    return true
  }

  return {
    begin: null,

    asks: (at) => challenges.begin(at, { ...wantedIn(at), isOpen: false }),

    show(at, _pending, placed) {
      const { portal, person } = at
      const challenge = challenges.shown(at, wantedIn(at))
      // One that was made by itself is made anew in its place, by whoever is asked: it counts for less.
      const isHere = (method: Method) =>
        method.portalId === portal.id &&
        FORMS.some((other) => other.kind === method.kind) &&
        (challenge.isQuiet || !dataIn(method).isUnasked)
      const handle = handles.of(portal.id, person?.id ?? '')
      return {
        name: `${kind}-enrol`,
        options: creationOptions(at, form, { challenge, handle, held: placed.filter(isHere) }),
        validUntil: iso(challenge.row.expiresAt),
        isQuiet: challenge.isQuiet,
        taken: placed.map(({ name }) => name).filter((name) => name !== ''),
      }
    },

    async check(at, answer) {
      const attestation = attestationIn(answer)
      const challenge = challenges.answered(at, wantedIn(at), attestation.clientDataJSON)
      if (!challenge || !at.person) return refused('code_expired')
      const { isQuiet } = challenge
      const expected = { ...challenge, origin: challenge.page, mayBeAbsent: isQuiet }
      const made = await verifyRegistration(attestation, expected)
      if (!made) return refused('credential_refused')
      if (challenge.isVerified && !made.isVerified) return refused('user_not_verified')
      const { page } = at
      const { rpId } = at.portal
      const { transports } = attestation
      const method = methodOf(at.person.id, made, {
        ...{ rpId, page, transports },
        isUnasked: isQuiet,
      })
      if (!(await store.run(() => isFree(method, at.now)))) return refused('credential_refused')
      return {
        outcome: 'right',
        method,
        // Nobody showed anything: the browser did it by itself.
        proof: isQuiet
          ? null
          : proofOf({ ...made, isUnasked: false }, { kind, methodId: method.id, at: at.now }),
        *parts(): Statement<boolean> {
          return yield* challenges.consume(challenge, at.now)
        },
      }
    },
  }
}

/** @throws for an answer without one: a fault in the caller. */
function attestationIn(answer: MethodAnswer): Attestation {
  if (!('attestation' in answer)) throw new Error('Nothing was made')
  return answer.attestation
}
