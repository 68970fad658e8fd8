import { z } from 'zod'
import type { MethodAnswer } from '../../../contract/views.ts'
import type { Method } from '../../../ports/store/method-store.ts'
import type { OneTimeSecret } from '../../../ports/store/one-time-secret-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Services } from '../../services.ts'
import type { Ceremony } from '../ceremony.ts'
import type { MethodModule, MethodTraits } from '../method.ts'
import { methodRow, newMethod } from '../new-method.ts'
import { type Pending, type Verdict, wrong } from '../verdict.ts'
import type { ElsewhereWorks, EnrolWorks, VerifyWorks } from '../works.ts'
import { madeUpWire } from './wire.ts'

/** Ten secrets that work once each, and a second party that says yes before any of them counts. */

const SECRETS = 10
const MINUTE = 60_000

const traits: MethodTraits = {
  kind: 'made-up',
  role: 'factor',
  restricted: false,
  categories: ['possession', 'inherence'],
  instance: {
    data: z.strictObject({ serial: z.string() }),
    secret: 'sealed',
    isNamed: true,
    isPicked: true,
    scope: 'installation',
    group: { name: 'made-up', most: 3 },
    spentAt: null,
    reaches: null,
    device: null,
    timesUsable: null,
    mayBeOnPhone: false,
    isRenewed: false,
  },
  uses: {
    signIn: 'alone',
    level: 'aal2',
    identifies: madeUpWire.identifies,
    forgettable: false,
    vouchesFor: 'every-change',
    canBeTried: false,
    isSpare: false,
  },
  attempts: {
    rule: { free: 10, hardStop: 50 },
    spent: 'suspended',
    spentCode: 'locked',
    promptRule: { free: 3, hardStop: null },
    enrolRule: { free: 10, hardStop: null },
    isTimed: false,
    overtaken: 'code_used',
  },
  steps: {
    verify: { name: 'made-up', isCostly: true, isGuess: false },
    enrol: { name: 'made-up-enrol', isCostly: true, isGuess: false },
  },
  told: {
    added: { act: 'method.added', mail: 'method-added' },
    replaced: null,
    disabled: 'method-disabled',
  },
}

export const madeUp: MethodModule = {
  traits,
  create: (services) => ({
    verify: createVerify(services),
    enrol: createEnrol(services),
    elsewhere: createElsewhere(services),
  }),
}

interface Note {
  readonly digest: string | null
  /** Null before the other party has answered. */
  readonly isVerified: boolean | null
}
const noteOf = (row: OneTimeSecret): Note => JSON.parse(row.note ?? '')

const partHash = ({ digest }: Services, id: string, secret: string) =>
  digest.of('made-up', id, secret)
const tokenOf = ({ digest }: Services, id: string) => `${id}.${digest.of('made-up-token', id)}`

function rowFor(
  { random, clock }: Services,
  given: Pick<OneTimeSecret, 'purpose' | 'flowId' | 'portalId' | 'methodId'>,
): OneTimeSecret {
  const now = clock.now()
  const unset = { subject: null, sessionId: null, note: null, guesses: 0, usedAt: null }
  return {
    ...given,
    ...unset,
    id: random.id(),
    hash: '',
    createdAt: now,
    expiresAt: now + 1000 * MINUTE,
  }
}

function createVerify(services: Services): VerifyWorks {
  const { store, digest } = services

  const pending = (at: Ceremony, method: Method, part: OneTimeSecret): Pending => {
    const note: Note = { digest: at.binds?.digest ?? null, isVerified: null }
    const row = rowFor(services, {
      purpose: 'made-up',
      flowId: at.flowId,
      portalId: at.portal.id,
      methodId: method.id,
    })
    return {
      outcome: 'pending',
      ask: async () =>
        function* () {
          if (!(yield* store.oneTimeSecrets.consume(part.id, part.hash, at.now))) return false
          yield* store.oneTimeSecrets.add({ ...row, note: JSON.stringify(note) })
          return true
        },
    }
  }

  const asked = async (at: Ceremony, secret: string, method?: Method): Promise<Verdict> => {
    const parts = await store.run(() =>
      store.oneTimeSecrets.ofMethod(method?.id ?? '', 'method:made-up', at.now),
    )
    const part = parts.find(({ id, hash }) => digest.equal(hash, partHash(services, id, secret)))
    return method && part ? pending(at, method, part) : wrong('wrong_code')
  }

  const looked = ({ secrets, binds, now }: Ceremony, held: readonly Method[]): Verdict => {
    const [row] = secrets
    if (!row || noteOf(row).digest !== (binds?.digest ?? null)) return wrong('code_expired')
    const { isVerified } = noteOf(row)
    if (isVerified === null) return { outcome: 'pending' }
    const method = held.find(({ id }) => id === row.methodId)
    if (!method) return wrong('code_expired')
    return {
      outcome: 'right',
      proof: {
        kind: 'made-up',
        methodId: method.id,
        at: now,
        categories: isVerified ? ['possession', 'inherence'] : ['possession'],
        amr: isVerified ? ['swk', 'user'] : ['swk'],
        resistant: true,
        bound: false,
        verified: isVerified,
      },
      *consume(at): Statement<boolean> {
        if (!(yield* store.methods.markUsed(method.id, at))) return false
        return (yield* store.oneTimeSecrets.consume(row.id, row.hash, at)) !== null
      },
    }
  }

  return {
    async find({ secrets: [row], flowId, now }, answer) {
      if (!('serial' in answer)) {
        const method = await store.run(() => store.methods.byId(row?.methodId ?? ''))
        return { method, named: flowId }
      }
      const { serial } = answer
      const method = await store.run(() => store.methods.byLookup('made-up', serial, now))
      return { method, named: serial }
    },
    sends: null,
    show: ({ secrets: [row], binds, around }) => ({
      name: 'made-up',
      waits: row && noteOf(row).isVerified === null ? { token: tokenOf(services, row.id) } : null,
      binds: binds?.fields ?? [],
      canChooseOther: around.canChooseOther,
    }),
    async check(at, answer, held) {
      if (!('serial' in answer)) return looked(at, held)
      const method = held.find(({ lookup }) => lookup === answer.serial)
      return asked(at, answer.secret, method)
    },
  }
}

function createEnrol(services: Services): EnrolWorks {
  const { store, random, secretBox } = services
  const secretsOf = ({ id, secret }: Method): readonly string[] =>
    JSON.parse(secretBox.open(secret, methodRow(id)))

  const partsOf = (method: Method, portalId: string): readonly OneTimeSecret[] =>
    secretsOf(method).map((secret) => {
      const row = rowFor(services, {
        purpose: 'method:made-up',
        flowId: null,
        portalId,
        methodId: method.id,
      })
      return { ...row, hash: partHash(services, row.id, secret) }
    })

  return {
    begin(at, { personId, name }) {
      const begun = newMethod(services, { personId, kind: 'made-up', name, pendingIn: at.flowId })
      const secrets = Array.from({ length: SECRETS }, () => random.id())
      const secret = secretBox.seal(JSON.stringify(secrets), methodRow(begun.id))
      const serial = random.id()
      return { ...begun, secret, lookup: serial, data: JSON.stringify({ serial }) }
    },
    asks: null,
    show: (_at, method) => ({
      name: 'made-up-enrol',
      serial: method?.lookup ?? '',
      secrets: method ? secretsOf(method) : [],
      suggestedName: method?.name ?? '',
    }),
    async check(at, answer, method) {
      if (!method || !isTyped(answer)) return wrong('wrong_code')
      if (!secretsOf(method).includes(answer.secret)) return wrong('wrong_code')
      const parts = partsOf(method, at.portal.id)
      return {
        outcome: 'right',
        method,
        proof: {
          kind: 'made-up',
          methodId: method.id,
          at: at.now,
          categories: ['possession'],
          amr: ['swk'],
          resistant: true,
          bound: false,
          verified: false,
        },
        *parts(): Statement<boolean> {
          for (const part of parts) yield* store.oneTimeSecrets.add(part)
          return true
        },
      }
    },
  }
}

const isTyped = (answer: MethodAnswer): answer is MethodAnswer & { readonly secret: string } =>
  'secret' in answer

function createElsewhere(services: Services): ElsewhereWorks {
  const { store, random, digest } = services
  const answerId = () => random.id()
  return {
    rowOf(token) {
      const [id = ''] = token.split('.')
      return digest.equal(token, tokenOf(services, id)) ? id : null
    },
    *take(row, answer, now): Statement<boolean> {
      if (noteOf(row).digest !== answer.digest) return false
      if (!(yield* store.oneTimeSecrets.consume(row.id, row.hash, now))) return false
      const note: Note = { digest: noteOf(row).digest, isVerified: answer.isVerified === true }
      yield* store.oneTimeSecrets.add({
        ...row,
        id: answerId(),
        note: JSON.stringify(note),
        usedAt: null,
        createdAt: now,
      })
      return true
    },
  }
}
