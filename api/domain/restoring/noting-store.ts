import { OPEN_STATES } from '../../contract/plain/invitation-states.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import type { TakenJournal } from '../../ports/taken-journal.ts'
import type { Taken } from './taken.ts'

/**
 * The store, with a note in the journal of whatever takes something from somebody. Here and not in the acts of
 * the domain, so that no door and no command can forget it.
 */
export function notingStore(store: Store, journal: TakenJournal, clock: Clock): Store {
  /** @param said what is noted where the statement did something; null for nothing. */
  const noted = <A extends readonly unknown[], R>(
    method: (...args: A) => Statement<R>,
    said: (...args: A) => Taken | null,
  ) =>
    function* (...args: A): Statement<R> {
      const result = yield* method(...args)
      const entry = result === false || result === null || result === 0 ? null : said(...args)
      if (entry) journal.note({ at: clock.now(), taken: entry })
      return result
    }
  const { people, methods, portals, invitations } = store
  return {
    ...store,
    people: {
      ...people,
      suspend: noted(people.suspend, (id, at) => ({ what: 'person-suspended', id, at })),
      reopen: noted(people.reopen, (id) => ({ what: 'person-reopened', id })),
      endMembership: noted(people.endMembership, (id, at) => ({ what: 'role-ended', id, at })),
      shortenMembership: noted(people.shortenMembership, (id, until, at) => ({
        what: 'role-shortened',
        id,
        until,
        at,
      })),
      forgetBrowsers: noted(people.forgetBrowsers, (id, at) => ({
        what: 'browsers-forgotten',
        id,
        at,
      })),
    },
    methods: {
      ...methods,
      suspend: noted(methods.suspend, (personId, kind, until) => ({
        what: 'methods-suspended',
        personId,
        kind,
        until,
      })),
      remove: noted(methods.remove, (id, at) => ({ what: 'method-removed', id, at })),
      dropAll: noted(methods.dropAll, (personId) => ({ what: 'methods-dropped', personId })),
    },
    portals: {
      ...portals,
      change: noted(portals.change, (id, _version, to) => ({ what: 'portal-changed', id, to })),
      revokeSecret: noted(portals.revokeSecret, (portalId, id, at) => ({
        what: 'secret-revoked',
        portalId,
        id,
        at,
      })),
    },
    invitations: {
      ...invitations,
      advance: noted(invitations.advance, (id, _from, to) =>
        OPEN_STATES.includes(to) ? null : { what: 'invitation-over', id },
      ),
      renew: noted(invitations.renew, (id, { tokenHash, expiresAt, sentAt }) => ({
        what: 'link-replaced',
        id,
        tokenHash,
        expiresAt,
        sentAt,
      })),
      // The new address is nobody's business here, and the old one is the wrong one.
      readdress: noted(invitations.readdress, (id) => ({ what: 'invitation-over', id })),
    },
  }
}
