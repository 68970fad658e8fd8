import { OPEN_STATES } from '../../contract/plain/invitation-states.ts'
import type { Invitations } from '../../ports/store/invitation-store.ts'
import type { Notices } from '../../ports/store/notice-store.ts'
import type { Portals } from '../../ports/store/portal-store.ts'
import type { Units } from '../../ports/store/unit-store.ts'
import { NOTHING, type Notes, says } from './notes.ts'
import { tightening } from './taken.ts'

export const NOTES_OF_PORTALS: Notes<Portals> = {
  byId: NOTHING,
  versionOf: NOTHING,
  all: NOTHING,
  revision: NOTHING,
  add: NOTHING,
  addSecret: NOTHING,
  liveSecrets: NOTHING,
  revokeSecret: says(([portalId, id, at]) => ({ what: 'secret-revoked', portalId, id, at })),
  change: says(([id, seen, change]) => {
    const to = tightening.strip().parse(change)
    if (Object.keys(to).length === 0) return null
    return { what: 'portal-changed', id, version: seen + 1, to }
  }),
  hold: NOTHING,
  lock: NOTHING,
  // Whom to ask is told, and opens nothing: older ones are told until they are put right.
  addHelpContact: NOTHING,
  clearHelpContacts: NOTHING,
  allHelpContacts: NOTHING,
}

export const NOTES_OF_INVITATIONS: Notes<Invitations> = {
  add: NOTHING,
  byId: NOTHING,
  byTokenHash: NOTHING,
  byAddress: NOTHING,
  aboutAddress: NOTHING,
  page: NOTHING,
  count: NOTHING,
  roles: NOTHING,
  rolesOf: NOTHING,
  rolesOfAddresses: NOTHING,
  rolesOffered: NOTHING,
  setSearchTerms: NOTHING,
  advance: says(([id, _from, to]) =>
    OPEN_STATES.includes(to) ? null : { what: 'invitation-over', id },
  ),
  renew: says(([id, { tokenHash, expiresAt, sentAt }]) => ({
    what: 'link-replaced',
    id,
    tokenHash,
    expiresAt,
    sentAt,
  })),
  // The new address is nobody's business here, and the old one is the wrong one.
  readdress: says(([id, { tokenHash, sentAt }]) => ({
    what: 'invitation-readdressed',
    id,
    tokenHash,
    sentAt,
  })),
  askForNewLink: NOTHING,
  // A note to the inviter; its link goes on working.
  decline: NOTHING,
  facts: NOTHING,
  addFact: NOTHING,
  // A name that was confirmed; whoever goes on proves the mailbox anew.
  dropFacts: NOTHING,
}

/** Never deleted; put anew by the host. */
export const NOTES_OF_UNITS: Notes<Units> = {
  put: NOTHING,
  byExternalId: NOTHING,
  named: NOTHING,
  inPortal: NOTHING,
  peopleIn: NOTHING,
}

/** Only added to; what was published since is published again. */
export const NOTES_OF_NOTICES: Notes<Notices> = {
  publish: NOTHING,
  current: NOTHING,
  lastMaterial: NOTHING,
  all: NOTHING,
  text: NOTHING,
  acceptedCounts: NOTHING,
  accept: NOTHING,
  accepted: NOTHING,
}
