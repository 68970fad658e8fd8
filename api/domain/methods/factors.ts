import type { AttemptRule } from '../policy/attempt-rules.ts'
import type { Category, ProvenFactor } from '../policy/levels.ts'
import { presetsMetAlone } from './password/rules/password-rules.ts'

/** Steps of a factor: where it is proven, and where it is set up. */
export type FactorStep = 'password' | 'new-password' | 'totp' | 'totp-enrol'

export interface Factor {
  readonly category: Category
  /** RFC 8176 word. */
  readonly amr: string
  readonly challenge: FactorStep
  readonly enrol: FactorStep
  readonly attempts: AttemptRule
}

/** The registry of factors: nothing outside this folder and their steps knows them by name. */
const FACTORS: Readonly<Record<string, Factor>> = {
  password: {
    category: 'knowledge',
    amr: 'pwd',
    challenge: 'password',
    enrol: 'new-password',
    // Slowed, and at the end replaced: an outsider who knows the address cannot lock it. 100 is the
    // most that NIST SP 800-63B-4 §3.2.2 allows.
    attempts: { free: 10, hardStop: 100 },
  },
  totp: {
    category: 'possession',
    amr: 'otp',
    challenge: 'totp',
    enrol: 'totp-enrol',
    // Stands behind the right password.
    attempts: { free: 10, hardStop: 50 },
  },
}

export const FACTOR_KINDS: readonly string[] = Object.keys(FACTORS)

/** @throws for a kind that is not registered. */
export function factorOf(kind: string): Factor {
  const factor = FACTORS[kind]
  if (!factor) throw new Error(`No factor "${kind}" is registered`)
  return factor
}

/** A password proven now, and what it would open by itself. */
export function provenPassword(methodId: string, at: number, typed: string): ProvenFactor {
  return { ...proven('password', methodId, at), alone: presetsMetAlone(typed) }
}

/** A factor proven now, with one of the person's methods. */
export function proven(kind: string, methodId: string, at: number): ProvenFactor {
  const { category, amr } = factorOf(kind)
  return { kind, methodId, category, amr: [amr], at }
}
