import { CannotStart } from '../../ports/cannot-start.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { JournalEntry } from '../../ports/taken-journal.ts'
import { OPERATOR } from '../actor.ts'
import { recordOf } from '../audit/audit.ts'
import { ALL_TRAITS } from '../methods/registry.ts'
import type { Services } from '../services.ts'
import { MINUTE } from '../values/time.ts'
import { type Taken, taken } from './taken.ts'
import { isTakenIn, takeAgain } from './taking-again.ts'

/**
 * A transaction that was begun before the newest event of a copy may have been committed after it. Of entries so
 * near to it, either way, the copy is asked whether it has them; later ones it cannot have, whatever its versions
 * say, for they may be of a database that was restored since.
 */
const OVERLAP_MS = 10 * MINUTE

/** How many rows each of them was. */
export interface Restored {
  readonly takenAgain: number
  readonly sessions: number
  readonly flows: number
  readonly secrets: number
  readonly mails: number
  /** Open ones that were revoked because no journal says which of them still stand. */
  readonly invitations: number
}

/** What was taken, and since when it was written down. */
interface Journal {
  readonly since: number
  readonly entries: readonly JournalEntry[]
}

const TOO_LATE = [
  'The journal begins after the copy was made: what was taken in between is not in it. Name the older one',
  'beside it, with --journal <file>. If that is lost, say --without-journal. Nothing was changed.',
].join('\n')

/**
 * Makes a database of a copy, in one transaction: nothing that was ended, used or taken after it was made is
 * alive again. Sessions, flows, codes and waiting mails may have been ended, used or sent since, so all of them
 * end; codes of apps that may have been used are used.
 *
 * @throws CannotStart where an entry has a word that is not known here: a newer version wrote it.
 */
export function createRestoring(services: Services) {
  const { store, clock } = services

  /** @param journal null where there is none: then every open invitation is revoked. */
  return async function restore(journal: Journal | null): Promise<Restored> {
    const now = clock.now()
    const entries = (journal?.entries ?? []).map(({ at, taken: what }) => ({
      at,
      taken: known(what),
    }))
    const newest = await store.run(() => store.copies.newestAct())
    if (journal && newest !== null && journal.since > newest) throw new CannotStart(TOO_LATE)
    const after = entries.filter(({ at }) => at >= (newest ?? 0) - OVERLAP_MS)
    const certain = (newest ?? 0) + OVERLAP_MS
    return store.atomically(function* (): Statement<Restored> {
      const missing: Taken[] = []
      // All are asked before the first is taken, for that raises versions.
      for (const { at, taken: entry } of after)
        if (at > certain || !(yield* isTakenIn(store, entry))) missing.push(entry)
      const restored = yield* cleaned(services, missing, { hasJournal: journal !== null, now })
      yield* recordOf(services, {
        act: 'database.restored',
        actor: OPERATOR,
        target: { type: 'database', id: null },
        portalId: null,
        details: { ...restored, newest, hasJournal: journal !== null },
      })()
      yield* store.copies.unmark()
      return restored
    })
  }
}

function known(what: unknown): Taken {
  const read = taken.safeParse(what)
  if (read.success) return read.data
  throw new CannotStart(
    [
      'The journal has an entry that this version of Farstu does not understand: a newer one wrote it.',
      'Restore with that version, or a later one. Nothing was changed.',
    ].join('\n'),
  )
}

interface Given {
  readonly hasJournal: boolean
  readonly now: number
}

function* cleaned(
  { store }: Services,
  entries: readonly Taken[],
  { hasJournal, now }: Given,
): Statement<Restored> {
  const { copies } = store
  for (const entry of entries) yield* takeAgain(store, entry)
  const restored = {
    takenAgain: entries.length,
    sessions: yield* copies.endSessions(now),
    flows: yield* copies.endFlows(now),
    secrets: (yield* copies.spendSecrets(now)) + (yield* copies.endHelp(now)),
    mails: yield* copies.withdrawMails('restored'),
    invitations: hasJournal ? 0 : yield* copies.revokeInvitations(),
  }
  yield* copies.endPolicyMailings()
  yield* copies.forgetBrowsers(now)
  for (const { kind, instance } of ALL_TRAITS)
    if (instance.spentAt) yield* copies.moveCounters(kind, instance.spentAt(now))
  return restored
}
