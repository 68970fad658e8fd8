import type { InvitedResult } from '../../../api/contract/console/invitation-wire.ts'
import type { OwnUnitsView } from '../../../api/contract/console/own-units-wire.ts'
import type {
  ImportedUnits,
  PersonAnywhere,
  PersonRow,
} from '../../../api/contract/console/people-wire.ts'
import { fullName } from '../../../api/contract/plain/full-name.ts'
import type { PortalRole } from '../../../api/contract/plain/portal-roles.ts'
import {
  FORTY_PORTALS,
  LINES,
  LONGEST_ADDRESS,
  LONGEST_ORIGIN,
  LONGEST_ROLE_ID,
  LONGEST_UNIT_ID,
  LONGEST_URL,
  NAMES,
  unbroken,
} from '../../support/real-life.ts'
import { INVITATIONS, invitation, meView, personView, UNITS } from './data.ts'
import type { Call, Reply } from './played-api.ts'
import { setupReply, setupView } from './setup.ts'

/** Names as they are brought, one after another. */
const PEOPLE_BROUGHT = Object.values(NAMES)
const addressAt = (at: number): string => (at === 0 ? LONGEST_ADDRESS : `p${at}@example.org`)

export const REAL_ROLES: readonly PortalRole[] = [
  { id: 'reporter', scope: 'either', names: {}, about: { sv: LINES.longest } },
  {
    id: LONGEST_ROLE_ID,
    scope: 'unit',
    names: { sv: LINES.unbroken, en: LINES.arabic },
    about: { sv: LINES.arabic },
  },
  { id: 'night-watch', scope: 'portal', names: { sv: LINES.longest }, about: {} },
]

const me = () => {
  const view = meView()
  const portals = FORTY_PORTALS.flatMap((portal) =>
    view.portals.slice(0, 1).map((usual) => ({ ...usual, ...portal, roles: REAL_ROLES })),
  )
  const demo = portals.slice(0, 1).map((one) => ({ ...one, id: 'demo', name: LINES.longest }))
  return {
    ...view,
    person: {
      name: `${NAMES.longest.firstName} ${NAMES.longest.lastName}`,
      address: LONGEST_ADDRESS,
    },
    portals: [...demo, ...portals],
  }
}

const units = UNITS.flatMap((unit) =>
  Object.values(LINES).map((name, at) => ({
    ...unit,
    id: `${unit.id}-${at}`,
    externalId: at === 0 ? LONGEST_UNIT_ID : `${at}`,
    name,
    contact: at === 0 ? LONGEST_ADDRESS : null,
  })),
)

const role = (unit: string, id: string) => ({
  unit,
  unitExternalId: LONGEST_UNIT_ID,
  role: id,
  until: null,
})

const ROLES_HAD = [role(LINES.longest, LONGEST_ROLE_ID), role(LINES.arabic, 'night-watch')]

const people: readonly PersonRow[] = PEOPLE_BROUGHT.map((name, at) => ({
  ...name,
  id: `p${at}`,
  address: addressAt(at),
  units: [LINES.longest, LINES.arabic, LINES.greek],
  hasPortalRole: at === 0,
  isSuspended: at === 1,
}))

const invitations = PEOPLE_BROUGHT.map((name, at) =>
  invitation({
    ...INVITATIONS[at % INVITATIONS.length],
    ...name,
    id: `i${at}`,
    address: addressAt(at),
    inviter: `${NAMES.arabic.firstName} ${NAMES.arabic.lastName}`,
    roles: ROLES_HAD,
    ...(at === 3 && { successor: { name: LINES.arabic, address: LONGEST_ADDRESS } }),
  }),
)

const person = () => {
  const usual = personView()
  return {
    ...usual,
    ...NAMES.longest,
    address: LONGEST_ADDRESS,
    memberships: usual.memberships.map((one) => ({ ...one, ...ROLES_HAD[0] })),
    invitations: usual.invitations.map((one) => ({
      ...one,
      inviter: LINES.arabic,
      roles: ROLES_HAD,
    })),
    methods: usual.methods.map((one) => ({ ...one, name: NAMES.longest.lastName })),
  }
}

/** Some of it in the middle of a sentence: a word, or an address, that nothing breaks. */
const TEXTS = {
  title: LINES.unbroken,
  sections: [{ heading: LINES.longest, body: `${unbroken(400)} ${LONGEST_URL}` }],
}

const setup = () =>
  setupView({
    name: LINES.longest,
    origins: [LONGEST_ORIGIN, 'https://a.se'],
    homeUrl: LONGEST_URL,
    returnUrls: [LONGEST_URL],
    invitationUrl: LONGEST_URL,
    roles: REAL_ROLES,
    branding: { authority: LINES.longest, accent: '#7a1f5c', accentDark: null },
    contacts: {
      sv: [
        {
          label: LINES.longest,
          telephone: '010-123 45 67',
          hours: LINES.unbroken,
          mail: LONGEST_ADDRESS,
          url: LONGEST_URL,
        },
        { label: LINES.arabic, telephone: null, hours: null, mail: 'a@b.se', url: null },
      ],
      en: [],
    },
    notices: setupView().notices.map((notice) => ({
      ...notice,
      versions: notice.versions.map((version) => ({
        ...version,
        texts: { sv: TEXTS, en: TEXTS },
      })),
    })),
  })

const judged = (wanted: { readonly roles: readonly { unit: string | null; role: string }[] }) => ({
  ok: true as const,
  id: null,
  hint: null,
  roles: wanted.roles.map(({ unit, role }) => ({
    unit: unit === null ? null : LINES.longest,
    unitExternalId: unit,
    role,
  })),
})

/** A list in which three rows go and each other one is wrong in its own way. */
const LIST_RESULTS: readonly InvitedResult[] = [
  judged({ roles: [{ unit: LONGEST_UNIT_ID, role: LONGEST_ROLE_ID }] }),
  judged({ roles: [{ unit: null, role: 'night-watch' }] }),
  {
    ...judged({ roles: [{ unit: '7', role: 'reporter' }] }),
    hint: { meant: LONGEST_ADDRESS },
  },
  {
    ok: false,
    mistake: 'unit-unknown',
    unit: { named: LINES.longest, externalIds: [] },
    hint: null,
    roles: [{ unit: null, unitExternalId: LINES.longest, role: 'reporter' }],
  },
]

/** As it is pasted: a row for each of the results. */
export const REAL_LIST = [
  `${LONGEST_ADDRESS}; ${NAMES.longest.firstName}; ${NAMES.longest.lastName}; ${LONGEST_ROLE_ID}; ${LONGEST_UNIT_ID}`,
  `nour@example.org; ${NAMES.arabic.firstName}; ${NAMES.arabic.lastName}; night-watch; Hela portalen`,
  `kim@gmial.com; ${NAMES.emoji.firstName}; ${NAMES.emoji.lastName}; reporter; 7`,
  `zoe@example.org; ${NAMES.greek.firstName}; ${NAMES.greek.lastName}; reporter; ${LINES.longest}`,
].join('\n')

const IMPORTED: ImportedUnits = {
  added: 212,
  changed: 3,
  unchanged: 75,
  above: 'id;namn\n',
  ignored: [LINES.unbroken, LINES.arabic],
  unread: null,
  mistakes: [
    { line: 4, lastLine: 4, text: `${LINES.longest};`, mistake: 'name-missing' },
    { line: 9, lastLine: 9, text: `7;${LINES.arabic};${LONGEST_ADDRESS}`, mistake: 'duplicate' },
  ],
}

/** The same as found in two other portals. */
function elsewhere({ units, hasPortalRole, ...person }: PersonRow): PersonAnywhere {
  const portals = me().portals.slice(1, 3)
  return { ...person, portals: portals.map(({ id, name }) => ({ id, name, units, hasPortalRole })) }
}

/** Each unit that there is, with everybody in it. */
function ownUnits(): OwnUnitsView {
  const said = { role: REAL_ROLES[1]?.id ?? '', until: null, isSuspended: false, isSelf: false }
  return {
    units: units.map(({ externalId, name }) => ({
      externalId,
      name,
      people: people.map((one) => ({
        ...said,
        id: `${externalId}-${one.id}`,
        name: fullName(one),
        address: one.address,
        mayEnd: true,
      })),
      invited: invitations.map((one) => ({ ...one, mayChange: true })),
      older: 12345,
    })),
  }
}

/** What the API says where people have brought what they have. */
export function realReply(call: Call): Reply | undefined {
  const { path, method, body } = call
  const below = path.replace(/^console\/portals\/[^/]+\//, '')
  const wanted = body.invitations as Parameters<typeof judged>[0][] | undefined
  if (path === 'console/me') return me()
  if (below === 'invitations' && method === 'POST' && wanted)
    return { results: wanted.length > 1 ? LIST_RESULTS : wanted.map(judged) }
  if (below === 'invitations') return { items: invitations, next: null }
  if (path === 'console/people') return { items: people.map(elsewhere), hasMore: true }
  if (below === 'people') return { items: people, next: null }
  if (below.startsWith('people/')) return person()
  if (below === 'units') return { items: units, next: null }
  if (below === 'own-units') return ownUnits()
  if (below === 'units/import') return IMPORTED
  return setupReply(call) && path.includes('/setup') ? setup() : undefined
}
