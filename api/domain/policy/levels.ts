import { DAY, HOUR, MINUTE } from '../values/time.ts'

/**
 * Assurance levels and what they follow from. The only place that knows how methods add up.
 * `aal1`–`aal3` follow NIST SP 800-63B-4 §2; eIDAS "substantial" needs at least `aal2`
 * (two factors of different categories, Regulation (EU) 2015/1502 annex 2.2.1).
 */
export type Level = 'aal1' | 'aal2' | 'aal3'
export type Category = 'knowledge' | 'possession'

/** A factor proven in a flow, or carried over from a session. */
export interface ProvenFactor {
  readonly kind: string
  readonly methodId: string
  readonly category: Category
  /** RFC 8176 words. */
  readonly amr: readonly string[]
  readonly at: number
  /**
   * Of a password: the presets under which it is long enough to open a portal by itself. People are
   * shared, so one chosen beside an app may be shown where a password alone is asked for.
   */
  readonly alone?: readonly PasswordPreset[]
}

/** Rules that a portal may have for passwords. */
export type PasswordPreset = 'nist' | 'classic-8' | 'classic-10'

const ORDER: readonly Level[] = ['aal1', 'aal2', 'aal3']

/** Idle and absolute limits in milliseconds, within NIST SP 800-63B-4 §2.1.3, §2.2.3, §2.3.3. */
const LIFETIMES: Readonly<Record<Level, { readonly idleMs: number; readonly absoluteMs: number }>> =
  {
    aal1: { idleMs: DAY, absoluteMs: 30 * DAY },
    aal2: { idleMs: HOUR, absoluteMs: DAY },
    aal3: { idleMs: 15 * MINUTE, absoluteMs: 12 * HOUR },
  }

export function isAtLeast(level: Level, wanted: Level): boolean {
  return ORDER.indexOf(level) >= ORDER.indexOf(wanted)
}

export function higherOf(a: Level, b: Level): Level {
  return isAtLeast(a, b) ? a : b
}

/**
 * Two factors of different categories make `aal2`; the same one twice is still one. A password that is
 * too short to stand alone under the portal's preset reaches nothing by itself. Null for nothing.
 */
export function levelOf(proven: readonly ProvenFactor[], preset: PasswordPreset): Level | null {
  if (hasTwoCategories(proven)) return 'aal2'
  return proven.some((factor) => standsAlone(factor, preset)) ? 'aal1' : null
}

/** Whether a factor may open a portal of that preset by itself. */
export function standsAlone({ category, alone }: ProvenFactor, preset: PasswordPreset): boolean {
  return category !== 'knowledge' || (alone?.includes(preset) ?? false)
}

function hasTwoCategories(proven: readonly ProvenFactor[]): boolean {
  return new Set(proven.map((factor) => factor.category)).size >= 2
}

/** @param kind `short` for portals whose policy says so: the limits of `aal3`, at any level. */
export function lifetimeOf(level: Level, kind: 'standard' | 'short' = 'standard') {
  return LIFETIMES[kind === 'short' ? 'aal3' : level]
}
