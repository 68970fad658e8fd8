import type { MethodAnswer } from '../../../contract/views.ts'
import { verifyAuthentication } from '../../../crypto/webauthn/authentication.ts'
import type { Used } from '../../../crypto/webauthn/made.ts'
import type { Method } from '../../../ports/store/method-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { recordOf } from '../../audit/audit.ts'
import type { Services } from '../../services.ts'
import { iso } from '../../values/iso.ts'
import type { Ceremony } from '../ceremony.ts'
import { type Right, type Verdict, type Wrong, wrong } from '../verdict.ts'
import type { Found, VerifyWorks } from '../works.ts'
import { type Challenge, createChallenges } from './challenges.ts'
import { type Counted, countedAs } from './counters.ts'
import { type CredentialData, dataIn, proofOf } from './credential.ts'
import type { Form } from './form.ts'
import { createHandles } from './handles.ts'
import { requestOptions } from './options.ts'
import { clonedTold } from './told.ts'

type Assertion = Extract<MethodAnswer, { assertion: object }>['assertion']

/** What was shown, and of which credential. */
interface Shown {
  readonly challenge: Challenge
  readonly method: Method
  readonly data: CredentialData
  readonly used: Used
}

/** Whoever has neither, has another's, or signed something else is told the same (Level 3 §14.6.2 and §14.6.3). */
const refused = (details: Pick<Wrong, 'act' | 'told'> = {}): Wrong =>
  wrong('credential_refused', details)

/** Proving that a credential is there, in the portal and for the domain that it was made for. */
export function createVerify(services: Services, form: Form): VerifyWorks {
  const { store, digest } = services
  const { kind } = form
  const challenges = createChallenges(services, kind)
  const handles = createHandles(services)
  const wantedIn = (at: Ceremony) =>
    ({
      ceremony: 'get',
      isVerified: form.alwaysVerifies || at.isVerificationDemanded,
      isQuiet: false,
    }) as const

  /** Level 3 §7.2 step 6: whose it is, as it says itself. Asked of nobody in particular it has to say so. */
  const isTheirs = (at: Ceremony, { isOpen }: Challenge, { userHandle }: Assertion): boolean => {
    if (userHandle === null) return !isOpen
    return at.person !== null && digest.equal(userHandle, handles.of(at.portal.id, at.person.id))
  }

  const consumed = ({ method, data, used, challenge }: Shown, counted: Counted): Right['consume'] =>
    function* (now): Statement<boolean> {
      const kept = { data: JSON.stringify({ ...data, isCopied: used.isCopied }), now }
      const isThere =
        counted === 'higher'
          ? yield* store.methods.advance(method.id, { ...kept, counter: used.counter })
          : yield* store.methods.markUsedAs(method.id, kept)
      return isThere && (yield* challenges.consume(challenge, now))
    }

  /** A key that cannot be copied, and was: refused, and told. Copies that do not know each other are told alone. */
  const rightUnlessCloned = (at: Ceremony, shown: Shown): Verdict => {
    const { method, data, used } = shown
    const { isCopyable } = data
    const counted = countedAs(method.counter, { counter: used.counter, isCopyable })
    if (counted === 'cloned')
      return refused({ act: 'method.cloned', told: clonedTold(services, at, method) })
    return {
      outcome: 'right',
      proof: proofOf(
        { ...used, isCopyable, isUnasked: data.isUnasked },
        { kind, methodId: method.id, at: at.now },
      ),
      records: counted === 'behind-copies' ? [behind(at, method)] : [],
      consume: consumed(shown, counted),
    }
  }

  const behind = ({ portal }: Ceremony, { personId }: Method) =>
    recordOf(services, {
      act: 'method.behind',
      actor: { type: 'person', id: personId },
      target: { type: 'person', id: personId },
      portalId: portal.id,
      details: { kind },
    })

  const find = async ({ now }: Ceremony, answer: MethodAnswer): Promise<Found> => {
    const { id } = assertionIn(answer)
    const method = await store.run(() => store.methods.byLookup(kind, id, now))
    return { method, named: id }
  }

  return {
    find: form.isDiscoverable ? find : null,
    sends: null,

    begin: async (at, held) => challenges.begin(at, { ...wantedIn(at), isOpen: held.length === 0 }),

    show(at, held) {
      const challenge = challenges.shown(at, wantedIn(at))
      const { around } = at
      return {
        name: kind,
        options: requestOptions(at, form, { challenge, held }),
        validUntil: iso(challenge.row.expiresAt),
        methods: held.map(({ name }) => name),
        isRecovery: around.isReplacing,
        canRecover: around.canMakeAnew,
        canRestart: around.canRestart,
        canChooseOther: around.canChooseOther,
      }
    },

    async check(at, answer, held) {
      const assertion = assertionIn(answer)
      const challenge = challenges.answered(at, wantedIn(at), assertion.clientDataJSON)
      if (!challenge) return wrong('code_expired')
      const method = held.find(({ lookup }) => lookup === assertion.id)
      const data = method ? dataIn(method) : null
      const isHere = data?.rpId === challenge.rpId
      const key = data && isHere && isTheirs(at, challenge, assertion) ? data.publicKey : null
      const expected = { ...challenge, origin: challenge.page }
      const used = await verifyAuthentication(assertion, key, expected)
      // Level 3 §6.1.3: whether it may be copied is said once and for all.
      if (!method || !data || used?.isCopyable !== data.isCopyable) return refused()
      if (challenge.isVerified && !used.isVerified) return wrong('user_not_verified')
      return rightUnlessCloned(at, { challenge, method, data, used })
    },
  }
}

/** @throws for an answer without one: a fault in the caller. */
function assertionIn(answer: MethodAnswer): Assertion {
  if (!('assertion' in answer)) throw new Error('Nothing was signed')
  return answer.assertion
}
