import { LEVELS, type PasswordPreset, type SessionKind } from '../../contract/plain/policy.ts'
import { hasTwoCategories, type Proof } from '../methods/proof.ts'
import { DAY, HOUR, MINUTE } from '../values/time.ts'

/**
 * Assurance levels and what they follow from. The only place that knows how methods add up.
 * `aal1`–`aal3` follow NIST SP 800-63B-4 §2; eIDAS "substantial" needs at least `aal2`
 * (two factors of different categories, Regulation (EU) 2015/1502 annex 2.2.1).
 */
export type Level = (typeof LEVELS)[number]

/** Idle and absolute limits in milliseconds, within NIST SP 800-63B-4 §2.1.3, §2.2.3, §2.3.3. */
const LIFETIMES: Readonly<Record<Level, { readonly idleMs: number; readonly absoluteMs: number }>> =
  {
    aal1: { idleMs: DAY, absoluteMs: 30 * DAY },
    aal2: { idleMs: HOUR, absoluteMs: DAY },
    aal3: { idleMs: 15 * MINUTE, absoluteMs: 12 * HOUR },
  }

export function isAtLeast(level: Level, wanted: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(wanted)
}

export function higherOf(a: Level, b: Level): Level {
  return isAtLeast(a, b) ? a : b
}

/**
 * Two factors of different categories make `aal2`, and `aal3` where one of them is bound to its device,
 * verified its user and can be given to no imitation; the same one twice is still one. A password that
 * is too short to stand alone under the portal's preset reaches nothing by itself. Null for nothing.
 */
export function levelOf(proven: readonly Proof[], preset: PasswordPreset): Level | null {
  if (hasTwoCategories(proven)) return proven.some(isHardware) ? 'aal3' : 'aal2'
  return proven.some((proof) => standsAlone(proof, preset)) ? 'aal1' : null
}

/** Whether a proof may open a portal of that preset by itself. */
export function standsAlone({ categories, alone }: Proof, preset: PasswordPreset): boolean {
  const isKnowledge = categories.every((category) => category === 'knowledge')
  return !isKnowledge || (alone?.includes(preset) ?? false)
}

/** NIST SP 800-63B-4 §2.3: a cryptographic authenticator whose key cannot be exported. */
function isHardware({ resistant, bound, verified }: Proof): boolean {
  return resistant && bound && verified
}

/** @param kind `short` for portals whose policy says so: the limits of `aal3`, at any level. */
export function lifetimeOf(level: Level, kind: SessionKind = 'standard') {
  return LIFETIMES[kind === 'short' ? 'aal3' : level]
}
