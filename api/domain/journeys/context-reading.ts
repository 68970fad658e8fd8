import type { Flow } from '../../ports/store/flows.ts'
import type { Store } from '../../ports/store/store.ts'
import { parseAddress } from '../values/address.ts'
import type { FlowFacts } from './facts.ts'

/**
 * The parts of a flow's context. Every query runs whether or not there is somebody to find, and until
 * something is proven each finds as many rows: an address that nobody has costs the same as one that
 * somebody has.
 */

/** Matches no row. */
export const NOBODY = ''

/** Nobody but a person's own mailbox, link, session or password says that a flow is theirs. */
export function isStrangers({ personId }: Flow, { mailboxAt, byLink }: FlowFacts): boolean {
  return personId === null && mailboxAt === undefined && byLink === undefined
}

/**
 * What can be asked of an address before anything is proven: its password, and mail to it. The rest of
 * a person's rows are many or few, and are left alone until then.
 */
export function* readAddressed(store: Store, flow: Flow) {
  const address = parseAddress(flow.email ?? NOBODY)
  const person = yield* store.people.byEmailKey(address?.key ?? NOBODY)
  const personId = person?.id ?? NOBODY
  const password = yield* store.methods.activePassword(personId)
  return {
    person,
    methods: password ? [password] : [],
    memberships: [],
    accepted: [],
    graceUsed: 0,
    isKnownBrowser: yield* store.sessions.isKnownBrowser(personId, flow.browserHash),
  }
}

/** Whoever the flow is about, as the flow has it, else whoever has the address. */
export function* readPerson(store: Store, flow: Flow, now: number) {
  const address = parseAddress(flow.email ?? NOBODY)
  const chosen = yield* store.people.byId(flow.personId ?? NOBODY)
  const addressed = yield* store.people.byEmailKey(address?.key ?? NOBODY)
  const person = flow.personId === null ? addressed : chosen
  const personId = person?.id ?? NOBODY
  return {
    person,
    methods: yield* store.methods.active(personId),
    memberships: yield* store.people.liveMemberships(personId, flow.portalId, now),
    accepted: yield* store.notices.accepted(personId, flow.portalId),
    graceUsed: yield* store.grace.used(personId, flow.portalId),
    isKnownBrowser: yield* store.sessions.isKnownBrowser(personId, flow.browserHash),
  }
}

/** The session that was live when the flow began, if it still is. */
export function* readSession(store: Store, flow: Flow, now: number) {
  const row = yield* store.sessions.liveById(flow.sessionId ?? NOBODY, now)
  const person = yield* store.people.byId(row?.personId ?? NOBODY)
  return row && person && { row, person }
}

export function* readVerification(store: Store, { verification }: FlowFacts, now: number) {
  const row = yield* store.oneTimeSecrets.byId(verification ?? NOBODY)
  return row && row.usedAt === null && row.expiresAt > now ? row : null
}

export function* readInvitation(store: Store, flow: Flow, isStranger: boolean) {
  const id = flow.invitationId ?? NOBODY
  const openTo = isStranger ? NOBODY : id
  const facts = yield* store.invitations.facts(openTo)
  const found = yield* store.invitations.byId(id)
  return {
    // An address that was corrected meanwhile makes it somebody else's.
    invitation: found?.emailKey === parseAddress(flow.email ?? NOBODY)?.key ? found : null,
    invitedRoles: yield* store.invitations.roles(openTo),
    enrolled: new Set(facts.map((fact) => fact.name)) as ReadonlySet<string>,
  }
}
