import { OPEN_STATES } from '../../contract/plain/invitation-states.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import type { Taken } from './taken.ts'

/**
 * Takes once more what was taken after a copy was made; nothing where the copy does not know whom or what it
 * speaks of, or lacks it already. An invitation that was accepted is revoked: whoever came of it is not in the
 * copy, and is invited anew.
 */
export function* takeAgain(store: Store, entry: Taken): Statement<void> {
  const { people, methods, portals, invitations } = store
  switch (entry.what) {
    case 'person-suspended':
      yield* people.suspend(entry.id, entry.at)
      return
    case 'person-reopened':
      yield* people.reopen(entry.id)
      return
    case 'person-frozen':
      yield* people.freeze(entry.personId, { at: entry.at, isHeld: entry.isHeld })
      return
    case 'person-unfrozen':
      yield* people.unfreeze(entry.personId)
      return
    case 'role-ended':
      yield* people.endMembership(entry.id, entry.at)
      return
    case 'role-shortened':
      yield* people.shortenMembership(entry.id, entry.until, entry.at)
      return
    case 'browsers-forgotten':
      yield* people.forgetBrowsers(entry.id, entry.at)
      return
    case 'methods-suspended':
      yield* methods.suspend(entry.personId, entry.kind, entry.until)
      return
    case 'method-removed':
      yield* methods.remove(entry.id, entry.at)
      return
    case 'method-put-away':
      yield* methods.putAway(entry.id, entry.at)
      return
    case 'method-switched-off':
      yield* methods.switchOff(entry.id, entry.at)
      return
    case 'method-given-back':
      yield* methods.giveBack(entry.id, entry.at)
      return
    case 'methods-dropped':
      yield* methods.dropAll(entry.personId)
      return
    case 'secret-revoked':
      yield* portals.revokeSecret(entry.portalId, entry.id, entry.at)
      return
    case 'invitation-over':
      yield* invitations.advance(entry.id, OPEN_STATES, 'revoked', null)
      return
    case 'invitation-readdressed': {
      const found = yield* invitations.byId(entry.id)
      const isOlder = found && found.sentAt <= entry.sentAt && found.tokenHash !== entry.tokenHash
      if (isOlder) yield* invitations.advance(entry.id, OPEN_STATES, 'revoked', null)
      return
    }
    case 'link-replaced': {
      const { id, tokenHash, expiresAt, sentAt } = entry
      // Sent before this one: what was asked for since stays asked.
      const guard = { from: OPEN_STATES, sentBefore: sentAt - 1 }
      yield* invitations.renew(id, { tokenHash, expiresAt, sentAt }, guard)
      return
    }
    case 'portal-changed': {
      const version = yield* portals.versionOf(entry.id)
      if (version !== null) yield* portals.change(entry.id, version, entry.to)
    }
  }
}

/**
 * Whether a copy has it, and what came after it, already, by the version of the row that it was taken from.
 * False for words without one, which change nothing when they are said twice.
 */
export function* isTakenIn(store: Store, entry: Taken): Statement<boolean> {
  if (!('version' in entry)) return false
  const version =
    entry.what === 'portal-changed'
      ? yield* store.portals.versionOf(entry.id)
      : (yield* store.people.byId(entry.personId))?.version
  return (version ?? 0) >= entry.version
}
