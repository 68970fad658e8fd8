import { PASSWORD_PRESETS } from '../../contract/plain/policy.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { Session } from '../../ports/store/session-store.ts'
import { type Proof, parseProofs } from '../methods/proof.ts'
import { type Level, lifetimeOf } from '../policy/levels.ts'

/**
 * A proof counts only while what it rests on is there. Both lists are made anew at every look, so
 * that a removed method or an ended session takes its proofs along.
 */

/** Proven in this flow, with methods that the person still has. */
export function provenHere(kept: readonly Proof[], methods: readonly Method[]): readonly Proof[] {
  return kept.filter(({ methodId }) => methods.some(({ id }) => id === methodId))
}

/** Those that are not too old to count; all of them where they last as long as the flow. */
export function lasting(
  proven: readonly Proof[],
  { lastMs, now }: { readonly lastMs: number | null; readonly now: number },
): readonly Proof[] {
  return lastMs === null ? proven : proven.filter(({ at }) => now - at < lastMs)
}

/**
 * Carried over from the session that the person chose to continue: while it lives, while it is as
 * fresh as the host asked, and while a session of the level asked for could be as old. Each is as old
 * as the session, and vouches for nothing but the level.
 */
export function carriedOver(
  session: Session | null,
  { level, maxAgeSeconds, now }: { level: Level; maxAgeSeconds: number | null; now: number },
): readonly Proof[] {
  if (!session) return []
  const ageMs = now - session.authAt
  const isFresh = maxAgeSeconds === null || ageMs < maxAgeSeconds * 1000
  if (!isFresh || ageMs >= lifetimeOf(level).absoluteMs) return []
  // What a session was made with was enough for its level then, and lives as long as it does.
  const proofs = parseProofs(session.proofs)
  return proofs.map((proof) => ({ ...proof, at: session.authAt, alone: PASSWORD_PRESETS }))
}
