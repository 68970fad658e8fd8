import type { Method } from '../../ports/store/methods.ts'
import type { Session } from '../../ports/store/sessions.ts'
import { factorOf } from '../methods/factors.ts'
import { PASSWORD_PRESETS } from '../methods/password/rules/password-rules.ts'
import { parseProofs } from '../methods/proof.ts'
import { type Level, lifetimeOf, type ProvenFactor } from '../policy/levels.ts'

/**
 * A proof counts only while what it rests on is there. Both lists are made anew at every look, so
 * that a removed method or an ended session takes its proofs along.
 */

/** Proven in this flow, with methods that the person still has. */
export function provenHere(
  kept: readonly ProvenFactor[],
  methods: readonly Method[],
): readonly ProvenFactor[] {
  return kept.filter((factor) => methods.some(({ id }) => id === factor.methodId))
}

/**
 * Carried over from the session that the person chose to continue: while it lives, while it is as
 * fresh as the host asked, and while a session of the level asked for could be as old.
 */
export function carriedOver(
  session: Session | null,
  { level, maxAgeSeconds, now }: { level: Level; maxAgeSeconds: number | null; now: number },
): readonly ProvenFactor[] {
  if (!session) return []
  const ageMs = now - session.authAt
  const isFresh = maxAgeSeconds === null || ageMs < maxAgeSeconds * 1000
  if (!isFresh || ageMs >= lifetimeOf(level).absoluteMs) return []
  return parseProofs(session.proofs).map(({ kind, methodId, amr }) => ({
    kind,
    methodId: methodId ?? '',
    category: factorOf(kind).category,
    amr,
    at: session.authAt,
    // What a session was made with was enough for its level then, and lives as long as it does.
    alone: PASSWORD_PRESETS,
  }))
}
