import type { ConsolePermission, MeView } from '../../../api/contract/console/console-wire.ts'
import type { InvitationView, OverviewView } from '../../../api/contract/console/invitation-wire.ts'
import type { PersonRow, PersonView, UnitRow } from '../../../api/contract/console/people-wire.ts'
import type { PortalRole } from '../../../api/contract/plain/portal-roles.ts'

const PERMISSIONS: readonly ConsolePermission[] = [
  'overview.read',
  'invitations.read',
  'invitations.send',
  'people.read',
  'people.export',
  'memberships.end',
  'sessions.end',
  'people.suspend',
  'methods.suspend',
  'callers.verify',
  'methods.reset',
  'units.read',
  'units.import',
  'portal.read',
  'portal.texts',
  'portal.change',
  'portal.secrets',
  'own-units.read',
  'own-units.change',
]

/** One that the catalogue names, one that the portal does, and one that nobody does. */
export const ROLES: readonly PortalRole[] = [
  {
    id: 'reporter',
    scope: 'either',
    names: {},
    about: { en: 'May hand in figures.', sv: 'Får lämna uppgifter.' },
  },
  { id: 'checker', scope: 'unit', names: { en: 'Figures checker', sv: 'Granskare' }, about: {} },
  { id: 'night-watch', scope: 'portal', names: {}, about: {} },
]

const DAY = 86_400_000

/** What the data is read at, and the pages are: a morning, so that no midnight comes between. */
export const NOW = Date.parse('2026-10-14T09:00:00Z')

/** So many days before now; after it when negative. */
export const daysAgo = (days: number): string => new Date(NOW - days * DAY).toISOString()

export const meView = (permissions: readonly ConsolePermission[] = PERMISSIONS): MeView => ({
  person: { name: 'Test Owner', address: 'owner@example.org' },
  everywhere: ['portals.add', 'helpdesk.handed-over', 'colleagues.read', 'colleagues.change'],
  keys: 'shown',
  portals: [
    {
      id: 'demo',
      name: 'Personnel statistics',
      languages: ['sv', 'en'],
      timeZone: 'Europe/Stockholm',
      roles: ROLES,
      role: 'administrator',
      permissions,
    },
    {
      id: 'other',
      name: 'Library statistics',
      languages: ['sv'],
      timeZone: 'Europe/Stockholm',
      roles: ROLES.slice(0, 1),
      role: 'administrator',
      permissions,
    },
  ],
})

export const invitation = (over: Partial<InvitationView> = {}): InvitationView => ({
  id: 'i1',
  address: 'kim@example.org',
  firstName: 'Kim',
  lastName: 'Example',
  language: 'sv',
  inviter: 'Test Owner',
  standing: 'sent',
  letter: 'delivered',
  attention: [],
  roles: [{ unit: 'Example Town', unitExternalId: '0001', role: 'reporter', until: null }],
  createdAt: daysAgo(3.1),
  sentAt: daysAgo(3.1),
  expiresAt: daysAgo(-27),
  successor: null,
  ...over,
})

export const INVITATIONS: readonly InvitationView[] = [
  invitation(),
  invitation({
    id: 'i2',
    firstName: 'Robin',
    lastName: 'Sample',
    address: 'robin@exmaple.org',
    letter: 'bounced',
    attention: ['bounced'],
  }),
  invitation({
    id: 'i3',
    firstName: 'Alex',
    lastName: 'Test',
    address: 'alex@example.org',
    standing: 'method-enrolled',
    attention: ['expires-soon'],
    sentAt: daysAgo(28.2),
    expiresAt: daysAgo(-1.9),
    roles: [
      { unit: 'Example Town', unitExternalId: '0001', role: 'reporter', until: null },
      { unit: 'Sample City', unitExternalId: '0002', role: 'reporter', until: daysAgo(-200) },
    ],
  }),
  invitation({
    id: 'i4',
    firstName: 'Sam',
    lastName: 'Wrong',
    address: 'sam@example.org',
    attention: ['declined'],
    successor: { name: 'Pat Right', address: 'pat@example.org' },
    roles: [{ unit: null, unitExternalId: null, role: 'reader', until: null }],
  }),
  invitation({
    id: 'i5',
    firstName: 'Jo',
    lastName: 'Done',
    address: 'jo@example.org',
    standing: 'complete',
  }),
  invitation({
    id: 'i6',
    firstName: 'Max',
    lastName: 'Late',
    address: 'max@example.org',
    standing: 'expired',
    expiresAt: daysAgo(4),
  }),
]

export const OVERVIEW: OverviewView = {
  funnel: { sent: 1290, started: 1104, codeVerified: 1087, methodEnrolled: 1011, complete: 998 },
  attention: { bounced: 12, 'new-link-asked': 3, declined: 1, 'expires-soon': 41 },
}
export const PEOPLE: readonly PersonRow[] = [
  {
    id: 'p1',
    firstName: 'Kim',
    lastName: 'Example',
    address: 'kim@example.org',
    units: ['Example Town', 'Sample City'],
    hasPortalRole: false,
    isSuspended: false,
  },
  {
    id: 'p2',
    firstName: 'Jo',
    lastName: 'Done',
    address: 'jo@example.org',
    units: [],
    hasPortalRole: false,
    isSuspended: true,
  },
  {
    id: 'p3',
    firstName: 'Robin',
    lastName: 'Sample',
    address: 'robin@example.org',
    units: [],
    hasPortalRole: true,
    isSuspended: false,
  },
]

const WHOSE = { source: 'person', by: null, isNew: true, isOwn: false } as const

export const personView = (over: Partial<PersonView> = {}): PersonView => ({
  id: 'p1',
  firstName: 'Kim',
  lastName: 'Example',
  address: 'kim@example.org',
  telephone: { number: '+46 8 123 456 78', since: daysAgo(3), ...WHOSE },
  enrolledAt: daysAgo(200),
  suspendedAt: null,
  frozenAt: null,
  memberships: [
    {
      id: 'm1',
      unit: 'Example Town',
      unitExternalId: '0001',
      role: 'reporter',
      until: null,
      endedAt: null,
    },
    {
      id: 'm2',
      unit: 'Sample City',
      unitExternalId: '0002',
      role: 'reporter',
      until: null,
      endedAt: daysAgo(30),
    },
  ],
  invitations: [
    {
      id: 'i7',
      sentAt: daysAgo(2.2),
      expiresAt: daysAgo(-27),
      standing: 'sent',
      attention: ['bounced'],
      inviter: 'Test Owner',
      roles: [
        { unit: 'Third Town', unitExternalId: '0003', role: 'reporter', until: daysAgo(-200) },
      ],
    },
    {
      id: 'i1',
      sentAt: daysAgo(203),
      expiresAt: daysAgo(173),
      standing: 'complete',
      attention: [],
      inviter: 'Example Agency',
      roles: [
        { unit: 'Example Town', unitExternalId: '0001', role: 'reporter', until: null },
        { unit: 'Sample City', unitExternalId: '0002', role: 'reporter', until: null },
      ],
    },
  ],
  methods: [
    {
      id: 'app-1',
      kind: 'totp',
      name: 'Phone',
      state: 'active',
      createdAt: daysAgo(200),
      lastUsedAt: daysAgo(1.2),
      device: null,
      may: ['suspend', 'remove', 'rename'],
      mayBeOnPhone: true,
    },
    {
      id: 'app-2',
      kind: 'totp',
      name: 'Tablet',
      state: 'suspended',
      createdAt: daysAgo(90),
      lastUsedAt: null,
      device: null,
      may: ['give-back'],
      mayBeOnPhone: true,
    },
  ],
  sessions: [{ id: 's1', acr: 'aal2', startedAt: daysAgo(0.1), lastSeenAt: daysAgo(0.01) }],
  notices: [{ document: 'privacy', version: 2, language: 'sv', at: daysAgo(200) }],
  activity: [
    { at: daysAgo(0.1), act: 'session.started', actor: 'person' },
    { at: daysAgo(200), act: 'method.added', actor: 'person' },
    { at: daysAgo(203), act: 'invitation.sent', actor: 'administrator' },
  ],
  coordinates: [],
  mayChangeShared: true,
  helpdesk: {
    rules: { secondAgent: false, waitHours: 24 },
    mayHelp: true,
    verified: null,
    mailed: null,
    pass: null,
    acts: [],
  },
  ...over,
})

export const UNITS: readonly UnitRow[] = [
  {
    id: 'u1',
    externalId: '0001',
    name: 'Example Town',
    contact: 'registry@example.org',
    people: 14,
  },
  { id: 'u2', externalId: '0002', name: 'Sample City', contact: null, people: 0 },
]
