import { RECOVERY_CODE, RECOVERY_CODES } from '../../../contract/plain/codes.ts'
import { localDay } from '../../../contract/plain/local-end.ts'
import { codeOf, inGroups } from '../../../contract/plain/typed-code.ts'
import type { MethodAnswer } from '../../../contract/views.ts'
import type { Method } from '../../../ports/store/method-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Services } from '../../services.ts'
import type { MethodModule, MethodTraits } from '../method.ts'
import { methodRow, newMethod } from '../new-method.ts'
import type { Proof } from '../proof.ts'
import { wrong } from '../verdict.ts'
import type { EnrolWorks, VerifyWorks } from '../works.ts'
import { createCodeSets, setData } from './code-set.ts'
import { usedTold } from './told.ts'
import { recoveryCodesWire } from './wire.ts'

const traits: MethodTraits = {
  kind: 'recovery-codes',
  role: 'factor',
  restricted: false,
  categories: ['possession'],
  instance: {
    data: setData,
    secret: 'sealed-until-kept',
    isNamed: false,
    isPicked: false,
    scope: 'installation',
    group: { name: 'recovery-codes', most: 1 },
    // Which codes were used since is not known: none is left.
    spentAt: () => RECOVERY_CODES,
    reaches: null,
    device: null,
    timesUsable: RECOVERY_CODES,
    mayBeOnPhone: false,
    isRenewed: true,
  },
  uses: {
    signIn: 'on-top',
    level: 'aal2',
    identifies: recoveryCodesWire.identifies,
    forgettable: false,
    vouchesFor: 'replacement',
    canBeTried: false,
    isSpare: true,
  },
  attempts: {
    // Nobody guesses one of 65 bits; who tries is slowed all the same, and told of.
    rule: { free: 10, hardStop: 50 },
    spent: 'suspended',
    spentCode: 'locked',
    promptRule: null,
    enrolRule: null,
    isTimed: false,
    overtaken: 'code_used',
  },
  steps: {
    verify: { name: 'recovery-codes', isCostly: true, isGuess: false },
    enrol: { name: 'recovery-codes-enrol', isCostly: true, isGuess: false },
  },
  told: {
    added: { act: 'recovery-codes.made', mail: 'recovery-codes-made' },
    replaced: null,
    disabled: 'recovery-codes-disabled',
  },
}

/**
 * The kind `recovery-codes`: ten look-up secrets on a sheet that lies in a drawer (SP 800-63B-4 §3.1.2), each of them
 * once. A row is one set: as `data` its salt, as `counter` how many were used; its codes are rows of `one_time_secret`.
 * Counts on top of a first factor, and vouches for what is lost to be replaced; the next set ends it.
 */
export const recoveryCodes: MethodModule = {
  traits,
  create: (services) => ({
    verify: createVerify(services),
    enrol: createEnrol(services),
    elsewhere: null,
  }),
}

function createVerify(services: Services): VerifyWorks {
  const { store } = services
  const sets = createCodeSets(services)

  return {
    find: null,
    sends: null,

    show: ({ around }) => ({ name: 'recovery-codes', isRecovery: around.isReplacing }),

    /** One slow hash and one look-up, whoever it is of. */
    async check(at, answer, [set]) {
      const { id, hash } = await sets.find(set ?? null, codeOf(typedIn(answer), RECOVERY_CODE))
      const code = await store.run(() => store.oneTimeSecrets.byId(id))
      if (!set || code?.methodId !== set.id) return wrong('wrong_code')
      if (code.usedAt !== null) return wrong('code_used')
      const counter = (set.counter ?? 0) + 1
      if (counter > RECOVERY_CODES) return wrong('code_used')
      return {
        outcome: 'right',
        proof: proofOf(set.id, at.now),
        records: usedTold(services, at, RECOVERY_CODES - counter),
        // The code once; and of two codes at the same moment one, so that what is told to be left is.
        *consume(now): Statement<boolean> {
          if (!(yield* store.oneTimeSecrets.consume(id, hash, now))) return false
          return yield* store.methods.advance(set.id, { counter, data: set.data, now })
        },
      }
    },
  }
}

/** Shown until they are kept, sealed meanwhile; from then on there are only their hashes. */
function createEnrol(services: Services): EnrolWorks {
  const { store, secretBox } = services
  const sets = createCodeSets(services)

  const codesOf = ({ id, secret }: Method): readonly string[] =>
    JSON.parse(secretBox.open(secret, methodRow(id)))

  return {
    begin({ flowId }, { personId, name }) {
      const method = newMethod(services, {
        personId,
        kind: traits.kind,
        name,
        pendingIn: flowId,
      })
      const sealed = secretBox.seal(JSON.stringify(sets.newCodes()), methodRow(method.id))
      return { ...method, secret: sealed, data: sets.newData() }
    },

    asks: null,

    show: ({ portal, now, around }, pending) => ({
      name: 'recovery-codes-enrol',
      codes: pending ? codesOf(pending).map((code) => inGroups(code, RECOVERY_CODE)) : [],
      made: localDay(pending?.createdAt ?? now, portal.timeZone),
      portalUrl: portal.homeUrl,
      isReplacement: around.isHeld,
    }),

    async check({ portal, now }, _answer, pending) {
      if (!pending) return { outcome: 'refused', refusal: { code: 'step_changed' } }
      const rows = await sets.rowsOf(pending, codesOf(pending), { portalId: portal.id, now })
      return {
        outcome: 'right',
        method: { ...pending, secret: '' },
        // That they were shown proves nothing.
        proof: null,
        *parts(): Statement<boolean> {
          for (const row of rows) yield* store.oneTimeSecrets.add(row)
          return true
        },
      }
    },
  }
}

/** RFC 8176 `otp`: a code that works once. It is not bound, and whoever has the sheet has it. */
function proofOf(methodId: string, at: number): Proof {
  return {
    kind: traits.kind,
    methodId,
    at,
    categories: ['possession'],
    amr: ['otp'],
    resistant: false,
    bound: false,
    verified: false,
  }
}

/** @throws for an answer without a code: a fault in the caller. */
function typedIn(answer: MethodAnswer): string {
  if (!('code' in answer)) throw new Error('No code was typed')
  return answer.code
}
