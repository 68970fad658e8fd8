import type { Methods } from '../../ports/store/method-store.ts'
import type { People } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import { NOTHING, type Notes, says } from './notes.ts'

/** What takes something from a person and may be given again names the version that their lock made of them. */
export const NOTES_OF_PEOPLE: Notes<People> = {
  byId: NOTHING,
  byEmailKey: NOTHING,
  addOrGet: NOTHING,
  // A copy has what was begun again, and the address with it: it opens nothing that its mailbox does not.
  dropBegun: NOTHING,
  lock: NOTHING,
  rename: NOTHING,
  // The journal has no addresses: a copy writes to the one before, which opens nothing by itself.
  readdress: NOTHING,
  setTelephone: NOTHING,
  setMailLanguage: NOTHING,
  markEnrolled: NOTHING,
  // Set to null only where methods are dropped or removed, which is noted; whoever gave up their last one since the
  // copy is asked for one again, as before it.
  markHadSecondFactor: NOTHING,
  addMembership: NOTHING,
  everIn: NOTHING,
  listIn: NOTHING,
  liveMemberships: NOTHING,
  memberships: NOTHING,
  liveMembershipsOf: NOTHING,
  rolesHeld: NOTHING,
  holdersOfWhole: NOTHING,
  holdersIn: NOTHING,
  liveInUnits: NOTHING,
  holderOf: NOTHING,
  endMembership: says(([id, at]) => ({ what: 'role-ended', id, at })),
  *shortenMembership({ people }, [id, until, at]) {
    const holder = yield* people.holderOf(id)
    const locked = holder && (yield* people.lock(holder.id))
    if (!locked) return null
    const { id: personId, version } = locked
    return { what: 'role-shortened', id, until, at, personId, version }
  },
  forgetBrowsers: says(([id, at]) => ({ what: 'browsers-forgotten', id, at })),
  suspend: says(([id, at]) => ({ what: 'person-suspended', id, at })),
  reopen: says(([id]) => ({ what: 'person-reopened', id })),
  *freeze({ people }, [id, { at, isHeld }]) {
    const locked = yield* people.lock(id)
    return locked && { what: 'person-frozen', personId: id, at, isHeld, version: locked.version }
  },
  // Said as well, or what was frozen before would be frozen again.
  *unfreeze({ people }, [id]) {
    const locked = yield* people.lock(id)
    return locked && { what: 'person-unfrozen', personId: id, version: locked.version }
  },
}

export const NOTES_OF_METHODS: Notes<Methods> = {
  add: NOTHING,
  byId: NOTHING,
  byLookup: NOTHING,
  active: NOTHING,
  activeOfKind: NOTHING,
  bound: NOTHING,
  pendingOfFlow: NOTHING,
  activate: NOTHING,
  // Counters are moved beyond whatever may have been used since.
  advance: NOTHING,
  // The same password, hashed anew.
  replaceSecret: NOTHING,
  markUsed: NOTHING,
  markUsedAs: NOTHING,
  someMadeFor: NOTHING,
  *suspend({ people }, [personId, kind, until]) {
    const locked = yield* people.lock(personId)
    return locked && { what: 'methods-suspended', personId, kind, until, version: locked.version }
  },
  remove: says(([id, at]) => ({ what: 'method-removed', id, at })),
  *putAway(store, [id, at]) {
    const whose = yield* ownerLocked(store, id)
    return whose && { what: 'method-put-away', id, at, ...whose }
  },
  kept: NOTHING,
  *switchOff(store, [id, at]) {
    const whose = yield* ownerLocked(store, id)
    return whose && { what: 'method-switched-off', id, at, ...whose }
  },
  // Said as well, or what was put away before would be put away again.
  *giveBack(store, [id, at]) {
    const whose = yield* ownerLocked(store, id)
    return whose && { what: 'method-given-back', id, at, ...whose }
  },
  // They counted for nothing already, which is noted.
  dropOff: NOTHING,
  // What was put away counts for nothing; a copy wipes it when its time is over.
  wipe: NOTHING,
  rename: NOTHING,
  // Which of them is shown first: nothing is taken by it.
  prefer: NOTHING,
  *dropAll({ people }, [personId]) {
    const locked = yield* people.lock(personId)
    return locked && { what: 'methods-dropped', personId, version: locked.version }
  },
  // Their flows end.
  dropPending: NOTHING,
}

/** Whose a method is, and the version that their lock makes of them; null for an unknown one. */
function* ownerLocked(
  { people, methods }: Store,
  id: string,
): Statement<{ readonly personId: string; readonly version: number } | null> {
  const found = yield* methods.byId(id)
  const locked = found && (yield* people.lock(found.personId))
  return locked && { personId: locked.id, version: locked.version }
}
