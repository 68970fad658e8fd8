import type { PolicyPreview } from '../../../../api/contract/console/policy-wire.ts'
import { personOf } from '../../db/rows.ts'
import type { TestServer } from '../test-server.ts'
import type { ConsoleVisitor } from './console.ts'
import { SETUP, setUp } from './console-portals.ts'

/** The policy that asks for most, whole; and the one that a password opens. */
export const strict = {
  level: 'aal2',
  password: 'nist',
  firstFactors: ['password'],
  secondFactors: ['totp'],
  sessions: 'standard',
  graceSignIns: 0,
  graceDays: 0,
  rememberAddresses: true,
  offer: 'off',
  recoveryCodes: 'offered',
  maxAgeMinutes: null,
  actFactors: null,
  acts: [],
  enrolling: [],
  secondAgent: false,
  helpWaitHours: 24,
}
/** Of a preview in which nobody is concerned. */
export const NOBODY_IS = {
  'locked-out': 0,
  'must-set-up': 0,
  'must-make-codes': 0,
  'loses-codes': 0,
  'signed-out': 0,
}
export const open = { ...strict, level: 'aal1' }
export const reason = 'The figures are public already.'

/** What a preview of `strict`, or of what is asked instead, answers. */
export async function previewed(visitor: ConsoleVisitor, more: object = {}) {
  const { version } = await setUp(visitor)
  const { status, text } = await visitor.post(`${SETUP}/preview`, {
    version,
    policy: strict,
    ...more,
  })
  return { status, body: JSON.parse(text) as PolicyPreview & { readonly code?: string } }
}

/** Somebody with a role and an account, and no second factor. */
export async function somebody(
  { store, clock }: TestServer,
  name: { readonly id: string; readonly firstName: string; readonly lastName: string },
  hadSecondFactorAt: number | null = null,
) {
  const now = clock.now()
  const email = `${name.id}@example.org`
  await store.atomically(function* () {
    yield* store.people.addOrGet(
      personOf({
        ...name,
        email,
        emailKey: email,
        mailLanguage: 'en',
        createdAt: now,
        enrolledAt: now,
        hadSecondFactorAt,
      }),
    )
    yield* store.people.addMembership({
      id: `m-${name.id}`,
      personId: name.id,
      portalId: 'demo',
      unitId: null,
      role: 'reporter',
      until: null,
      createdAt: now,
      endedAt: null,
    })
  })
}
