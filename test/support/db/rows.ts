/** Rows with sensible contents, each with an id of its own; a test names only what it is about. */
import type { Flow } from '../../../api/ports/store/flow-store.ts'
import type { HelpdeskAct } from '../../../api/ports/store/helpdesk/helpdesk-act-store.ts'
import type { Invitation, InvitedRole } from '../../../api/ports/store/invitation-store.ts'
import type { Method } from '../../../api/ports/store/method-store.ts'
import type { OneTimeSecret } from '../../../api/ports/store/one-time-secret-store.ts'
import type { Membership, Person } from '../../../api/ports/store/person-store.ts'
import type { HelpContact, Portal, PortalSecret } from '../../../api/ports/store/portal-store.ts'
import type { Session } from '../../../api/ports/store/session-store.ts'
import type { Unit } from '../../../api/ports/store/unit-store.ts'

/** Noon of a day; every row is made then unless a test says otherwise. */
export const now = Date.UTC(2030, 0, 15, 12)
export const minute = 60_000

let made = 0

/** A new id, in order: a later one sorts after an earlier one. */
export const newId = (what: string): string => {
  made += 1
  return `${what}-${String(made).padStart(6, '0')}`
}

export const portalOf = (overrides: Partial<Portal> = {}): Portal => ({
  id: newId('portal'),
  name: 'Water Survey',
  origins: '["https://portal.example.org"]',
  returnUrls: '[]',
  rpId: null,
  invitationUrl: null,
  homeUrl: 'https://portal.example.org/',
  languages: '["en","sv"]',
  timeZone: 'Europe/Stockholm',
  policy: '{}',
  branding: '{}',
  roles: '[{"id":"reporter","scope":"either","names":{},"about":{}}]',
  version: 1,
  createdAt: now,
  ...overrides,
})

export const secretOf = (
  portalId: string,
  overrides: Partial<PortalSecret> = {},
): PortalSecret => ({
  id: newId('portal-secret'),
  portalId,
  hash: 'digest-of-a-secret',
  createdAt: now,
  revokedAt: null,
  ...overrides,
})

export const contactOf = (portalId: string, overrides: Partial<HelpContact> = {}): HelpContact => ({
  id: newId('contact'),
  portalId,
  language: 'en',
  position: 1,
  label: 'Help desk',
  telephone: null,
  hours: null,
  mail: 'help@example.org',
  url: null,
  ...overrides,
})

/** What is kept of somebody to whom nothing has happened. */
export const UNTOUCHED = {
  suspendedAt: null,
  frozenAt: null,
  freezeHeld: false,
  browsersKnownSince: 0,
  formerEmail: null,
  addressChangedAt: null,
  laterAddressChanges: null,
  telephone: null,
  telephoneSource: null,
  telephoneSince: null,
  telephoneBy: null,
} as const satisfies Partial<Person>

export const personOf = (overrides: Partial<Person> = {}): Person => {
  const id = newId('person')
  return {
    id,
    firstName: 'Some',
    lastName: 'Body',
    email: `${id}@Example.org`,
    emailKey: `${id}@example.org`,
    mailLanguage: 'en',
    createdAt: now,
    enrolledAt: null,
    hadSecondFactorAt: null,
    ...UNTOUCHED,
    version: 1,
    ...overrides,
  }
}

export const unitOf = (portalId: string, overrides: Partial<Unit> = {}): Unit => {
  const id = newId('unit')
  return {
    id,
    portalId,
    externalId: `external-${id}`,
    name: 'Example Works',
    parentId: null,
    contact: null,
    createdAt: now,
    ...overrides,
  }
}

export const membershipOf = (
  personId: string,
  portalId: string,
  overrides: Partial<Membership> = {},
): Membership => ({
  id: newId('membership'),
  personId,
  portalId,
  unitId: null,
  role: 'reporter',
  until: null,
  createdAt: now,
  endedAt: null,
  ...overrides,
})

export const invitationOf = (portalId: string, overrides: Partial<Invitation> = {}): Invitation => {
  const id = newId('invitation')
  return {
    id,
    portalId,
    email: `${id}@Example.org`,
    emailKey: `${id}@example.org`,
    firstName: 'Some',
    lastName: 'Body',
    language: 'en',
    inviterName: 'The authority',
    inviterId: null,
    inviterEmail: null,
    telephone: null,
    imported: false,
    tokenHash: `token-of-${id}`,
    state: 'sent',
    createdAt: now,
    sentAt: now,
    lifetimeMs: 30 * 86_400_000,
    expiresAt: now + 60 * minute,
    newLinkAskedAt: null,
    declinedAt: null,
    successorName: null,
    successorEmail: null,
    ...overrides,
  }
}

export const roleOf = (
  invitationId: string,
  overrides: Partial<InvitedRole> = {},
): InvitedRole => ({
  id: newId('role'),
  invitationId,
  unitId: null,
  role: 'reporter',
  until: null,
  ...overrides,
})

export const flowOf = (portalId: string, overrides: Partial<Flow> = {}): Flow => ({
  id: newId('flow'),
  portalId,
  journey: 'sign-in',
  browserHash: 'digest-of-a-cookie',
  personId: null,
  invitationId: null,
  email: null,
  sessionId: null,
  state: null,
  acr: 'aal2',
  maxAgeSeconds: null,
  facts: '{}',
  version: 1,
  createdAt: now,
  expiresAt: now + 30 * minute,
  endedAt: null,
  ...overrides,
})

export const methodOf = (personId: string, overrides: Partial<Method> = {}): Method => ({
  id: newId('method'),
  personId,
  kind: 'totp',
  name: 'Authenticator',
  state: 'active',
  flowId: null,
  secret: 'sealed-seed',
  data: '{}',
  counter: null,
  lookup: null,
  portalId: null,
  isDefault: false,
  addedBy: 'self',
  createdAt: now,
  confirmedAt: null,
  lastUsedAt: null,
  suspendedUntil: null,
  removedAt: null,
  ...overrides,
})

export const oneTimeOf = (
  portalId: string,
  flowId: string | null,
  overrides: Partial<OneTimeSecret> = {},
): OneTimeSecret => ({
  id: newId('one-time'),
  purpose: 'email-code',
  subject: null,
  flowId,
  methodId: null,
  portalId,
  hash: 'right',
  sessionId: null,
  note: null,
  guesses: 0,
  createdAt: now,
  expiresAt: now + 10 * minute,
  usedAt: null,
  ...overrides,
})

export const sessionOf = (
  personId: string,
  portalId: string,
  overrides: Partial<Session> = {},
): Session => {
  const id = newId('session')
  return {
    id,
    browserHash: `browser-of-${id}`,
    browser: null,
    system: null,
    network: null,
    tokenHash: `token-of-${id}`,
    personId,
    portalId,
    acr: 'aal2',
    proofs: '[{"kind":"password"}]',
    restsOn: '',
    authAt: now,
    createdAt: now,
    lastSeenAt: now,
    idleMs: 30 * minute,
    endsAt: now + 12 * 60 * minute,
    endedAt: null,
    ...overrides,
  }
}

/** A reset that waits for a second agent. */
export const helpdeskActOf = (
  whose: Pick<HelpdeskAct, 'personId' | 'portalId'>,
  overrides: Partial<HelpdeskAct> = {},
): HelpdeskAct => ({
  id: newId('act'),
  ...whose,
  act: 'reset',
  details: '{}',
  reason: 'The telephone was stolen',
  ticket: '',
  agentId: 'agent',
  agentBrowser: 'browser',
  verifiedBy: 'mailbox',
  state: 'waiting',
  createdAt: now,
  dueAt: null,
  expiresAt: now + minute,
  decidedBy: null,
  decidedAt: null,
  handedOverAt: null,
  ...overrides,
})
