import { describe, expect, it } from 'vitest'
import { chargeAttempt, withinChance } from '../../../api/domain/methods/attempt-rules.ts'
import { amrOf, type Category, type Proof } from '../../../api/domain/methods/proof.ts'
import { traitsOf } from '../../../api/domain/methods/registry.ts'
import { levelOf } from '../../../api/domain/policy/levels.ts'
import {
  completePolicy,
  mayBegin,
  mayFollow,
  parsePortalPolicy,
} from '../../../api/domain/policy/portal-policy.ts'

const MINUTE = 60_000

const factor = (methodId: string, category: Category, amr: string): Proof => ({
  kind: amr,
  methodId,
  categories: [category],
  amr: [amr],
  at: 0,
  resistant: false,
  bound: false,
  verified: false,
})
const password = { ...factor('p', 'knowledge', 'pwd'), alone: ['nist'] as const }
const short = { ...factor('s', 'knowledge', 'pwd'), alone: ['classic-8'] as const }
const app = factor('a', 'possession', 'otp')
const verifyingKey: Proof = {
  ...factor('k', 'possession', 'swk'),
  categories: ['possession', 'inherence'],
  amr: ['swk', 'user'],
  resistant: true,
  verified: true,
}
const boundKey = { ...verifyingKey, bound: true }
const mereKey = { ...factor('m', 'possession', 'swk'), resistant: true, bound: true }

describe('the level that factors add up to', () => {
  it.each([
    ['nothing', [], null, []],
    ['a password', [password], 'aal1', ['pwd']],
    ['a password too short to stand alone', [short], null, ['pwd']],
    ['the same beside an app', [short, app], 'aal2', ['pwd', 'otp', 'mfa']],
    ['an app', [app], 'aal1', ['otp']],
    ['both', [password, app], 'aal2', ['pwd', 'otp', 'mfa']],
    ['two passwords', [password, { ...password, methodId: 'q' }], 'aal1', ['pwd']],
    ['a key that verified its user', [verifyingKey], 'aal2', ['swk', 'user', 'mfa']],
    ['the same, and it cannot leave its device', [boundKey], 'aal3', ['swk', 'user', 'mfa']],
    [
      'a password and a key that verified nobody',
      [password, mereKey],
      'aal2',
      ['pwd', 'swk', 'mfa'],
    ],
    ['two apps', [app, { ...app, methodId: 'b' }], 'aal1', ['otp']],
  ] as const)('of %s', (...[, proven, level, amr]) => {
    expect(levelOf(proven, 'nist')).toBe(level)
    expect(amrOf(proven)).toEqual(amr)
  })
})

describe('a budget of attempts', () => {
  const rule = { free: 3, hardStop: 6 }
  const budget = (failures: number, nextAt = 0) => ({
    subject: 's',
    kind: 'k',
    failures,
    nextAt,
    version: 0,
  })

  it.each([
    [0, 0, 2],
    [1, 0, 1],
    [2, 30_000, 0],
    [3, 60_000, 0],
    [4, 120_000, 0],
  ])('after %i failures allows one more, then makes wait %i ms', (failures, wait, left) => {
    const charge = chargeAttempt(budget(failures), rule, 1000)
    expect(charge).toMatchObject({ allowed: true, nextAt: 1000 + wait, left })
  })

  it('allows nothing while it waits, and nothing ever at its stop', () => {
    const waiting = chargeAttempt(budget(3, 5000), rule, 1000)
    expect(waiting).toEqual({ allowed: false, retryAfterMs: 4000 })
    const stopped = chargeAttempt(budget(6), rule, Number.MAX_SAFE_INTEGER)
    expect(stopped).toEqual({ allowed: false, retryAfterMs: null })
  })

  it('never makes wait for more than a quarter of an hour, however many came before', () => {
    const charge = chargeAttempt(budget(100_000), { free: 3, hardStop: null }, 0)
    expect(charge).toMatchObject({ allowed: true, nextAt: 15 * MINUTE })
  })
})

describe('R-78: a budget of guesses', () => {
  const rule = { free: 10, hardStop: 50 }

  it.each([
    [1, 50],
    [3, 50],
    [6, 50],
    [7, 42],
    [15, 20],
    [25, 12],
    [1000, 1],
    [0, 50],
  ])('of which one may hit %i codes in a million ends after %i', (open, most) => {
    expect(withinChance(rule, open).hardStop).toBe(most)
  })

  it('never comes to more than 0.03 %, whatever may be hit', () => {
    for (let open = 1; open <= 300; open++)
      expect(open * (withinChance(rule, open).hardStop ?? Number.NaN)).toBeLessThanOrEqual(300)
  })
})

describe("a portal's policy", () => {
  it('asks for two factors unless it says otherwise', () => {
    expect(completePolicy()).toEqual({
      level: 'aal2',
      password: 'nist',
      firstFactors: ['password'],
      secondFactors: ['totp'],
      sessions: 'standard',
      secondAgent: false,
      helpWaitHours: 24,
      graceSignIns: 0,
      graceDays: 0,
      rememberAddresses: true,
      offer: 'off',
      recoveryCodes: 'offered',
      maxAgeMinutes: null,
      actFactors: null,
      acts: [],
      enrolling: [],
    })
  })

  it.each([
    '{"level":"aal0"}',
    '{"level":"aal3"}',
    '{"firstFactors":[]}',
    '{"firstFactors":["totp"]}',
    '{"firstFactors":["email-code"]}',
    '{"firstFactors":["passkey"],"enrolling":[{"kind":"passkey","roles":["editor"],"lastDay":null}]}',
    '{"firstFactors":["passkey"],"enrolling":[{"kind":"passkey","roles":null,"lastDay":"2027-01-01"}]}',
    '{"secondFactors":[]}',
    '{"secondFactors":["email-code"]}',
    '{"secondFactors":["sms"]}',
    '{"password":"none"}',
    '{"graceSignIns":-1}',
    '{"graceSignIns":51}',
    '{"lockout":false}',
    'null',
    '',
  ])('is none when it says %s', (json) => {
    expect(() => parsePortalPolicy(json)).toThrow()
  })
})

describe('NIST SP 800-63B-4 §3.2.9: a restricted method', () => {
  const [password, app] = [traitsOf('password'), traitsOf('totp')]
  const restricted = { ...app, restricted: true }

  it('is never what a sign-in begins with', () => {
    expect(mayBegin([password, app])).toBe(true)
    expect(mayBegin([password, restricted])).toBe(false)
    expect(mayBegin([restricted])).toBe(false)
  })

  it('is never the only one on top, nor is one that nobody can set up', () => {
    const given = { ...app, steps: { ...app.steps, enrol: null } }
    expect(mayFollow([restricted])).toBe(false)
    expect(mayFollow([restricted, given])).toBe(false)
    expect(mayFollow([restricted, app])).toBe(true)
  })
})
