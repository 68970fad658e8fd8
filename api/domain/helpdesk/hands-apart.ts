import type { HelpdeskAct } from '../../ports/store/helpdesk/helpdesk-act-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import { type AskedAct, askedActOf, isGiving } from './asked-act.ts'
import { APART_MS } from './rules.ts'

/** Whose hand it would be: the agent, and the browser that they act in; null where it is not known. */
export interface Hand {
  readonly agentId: string
  readonly browser: string | null
}

/** Where somebody is reached, and what lets them in; null for all else. A name is neither. */
function sideOf(asked: AskedAct): 'reached' | 'let-in' | null {
  if (asked.act === 'correct') return asked.what === 'name' ? null : 'reached'
  return isGiving(asked) ? 'let-in' : null
}

/** What is asked of whom, and when. */
interface Looked {
  readonly asked: AskedAct
  readonly personId: string
  readonly now: number
}

/**
 * What holds against whoever has asked for, approved or carried out the other side: acts that wait, and that were
 * done within seven days. What was refused or has expired changed nothing.
 */
export function* otherSideOf(
  { helpdeskActs }: Pick<Store, 'helpdeskActs'>,
  { asked, personId, now }: Looked,
): Statement<readonly HelpdeskAct[]> {
  const side = sideOf(asked)
  if (side === null) return []
  const standing = yield* helpdeskActs.standing(personId, { since: now - APART_MS, now })
  return standing.filter((row) => {
    const other = sideOf(askedActOf(row))
    return other !== null && other !== side
  })
}

/** The machine has no hand in it. Another name in the browser of whoever asked is the same hand. */
export const isInAny = (rows: readonly HelpdeskAct[], { agentId, browser }: Hand): boolean =>
  rows.some(
    (row) =>
      row.agentId === agentId ||
      row.decidedBy === agentId ||
      (browser !== null && row.agentBrowser === browser),
  )

/**
 * Flows §8: nobody plants an address or a number and lets the same person in within seven days, alone or by turns with
 * another: whoever had a hand in the one has none in the other.
 */
export function* hasHadAHandIn(
  store: Pick<Store, 'helpdeskActs'>,
  { hand, ...looked }: Looked & { readonly hand: Hand },
): Statement<boolean> {
  return isInAny(yield* otherSideOf(store, looked), hand)
}
