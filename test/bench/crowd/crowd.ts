/** A crowd: people, their units and roles, and invitations, the same in every run. */

import type { Invitation } from '../../../api/ports/store/invitation-store.ts'
import type { Membership, Person } from '../../../api/ports/store/person-store.ts'
import type { Unit } from '../../../api/ports/store/unit-store.ts'
import { UNTOUCHED } from '../../support/db/rows.ts'
import { byRank, Chance, shuffled } from './chance.ts'
import { createNames, type FullName, type Names } from './names.ts'

export interface CrowdSize {
  readonly people: number
  readonly units: number
  readonly invitations: number
}

export const THOUSAND: CrowdSize = { people: 1_000, units: 20, invitations: 100 }
export const MILLION: CrowdSize = { people: 1_000_000, units: 20_000, invitations: 100_000 }

/** The portal that everybody has a role in, and the one that some have another in. */
export const PORTAL_IDS = { first: 'survey', second: 'register' } as const
/** Of the kinds of units, the commonest first. */
export const UNIT_KINDS =
  'kommun skola bruk vattenverk gård sjukhus verkstad bibliotek museum hamn bageri kvarn mejeri såg varv'.split(
    ' ',
  )

const YEAR = 365 * 24 * 3_600_000
/** Nothing in a crowd is younger than this. */
const UNTIL = Date.UTC(2026, 0, 1)
const SHARES = {
  inSecondPortal: 0.05,
  withSecondRole: 0.2,
  former: 0.08,
  suspended: 0.005,
  withFreeMail: 0.3,
  notEnrolled: 0.1,
}
const FREE_MAIL = ['example.org', 'example.com', 'example.net']

export interface Member {
  readonly person: Person
  readonly memberships: readonly Membership[]
}

export interface Crowd {
  readonly names: Names
  readonly units: readonly Unit[]
  /** Once: it walks on along the same chance. */
  members(): Generator<Member>
  invitations(): Generator<Invitation>
}

export function createCrowd(size: CrowdSize): Crowd {
  const chance = new Chance(20_261_122)
  const names = createNames(chance)
  const units = unitsOf(chance, names, size.units)
  const pickUnit = byRank(shuffled(chance, units), 0.5)
  const address = createAddresses(chance)
  return {
    names,
    units,
    *members() {
      for (let made = 0; made < size.people; made += 1) {
        const unit = pickUnit(chance)
        const person = personOf(chance, { name: names.next(chance), address, unit })
        const another = chance.happens(SHARES.withSecondRole) ? [pickUnit(chance)] : []
        yield { person, memberships: membershipsOf(chance, person, [unit, ...another]) }
      }
    },
    *invitations() {
      for (let made = 0; made < size.invitations; made += 1)
        yield invitationOf(chance, names.next(chance), address)
    },
  }
}

function unitsOf(chance: Chance, { places }: Names, count: number): readonly Unit[] {
  const [pickPlace, pickKind] = [byRank(places, 0.3), byRank(UNIT_KINDS, 0.7)]
  return Array.from({ length: count }, (_, index) => ({
    id: chance.id(),
    portalId: index % 50 === 0 ? PORTAL_IDS.second : PORTAL_IDS.first,
    externalId: `E${String(index).padStart(5, '0')}`,
    name: `${pickPlace(chance)}s ${pickKind(chance)}`,
    parentId: null,
    contact: null,
    createdAt: UNTIL - YEAR,
  }))
}

type MakeAddress = (name: FullName, domain: string) => string

/** As people have them: names without marks, and a number where somebody else came first. */
function createAddresses(chance: Chance): MakeAddress {
  const taken = new Map<string, number>()
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z]/g, '')
  return ({ firstName, lastName }, domain) => {
    const local = [plain(firstName), plain(lastName)].filter((part) => part !== '').join('.')
    const wanted = `${local || `user${chance.below(100)}`}@${domain}`
    const before = taken.get(wanted) ?? 0
    taken.set(wanted, before + 1)
    return before === 0 ? wanted : wanted.replace('@', `.${before + 1}@`)
  }
}

function domainOf(chance: Chance, unit: Unit): string {
  if (chance.happens(SHARES.withFreeMail)) return FREE_MAIL[chance.below(3)] ?? 'example.org'
  const [place = ''] = unit.name.split(' ')
  return `${place
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')}.example`
}

interface Beginning {
  readonly name: FullName
  readonly address: MakeAddress
  readonly unit: Unit
}

function personOf(chance: Chance, { name, address, unit }: Beginning): Person {
  const email = address(name, domainOf(chance, unit))
  const createdAt = UNTIL - chance.below(YEAR)
  const isEnrolled = !chance.happens(SHARES.notEnrolled)
  return {
    id: chance.id(),
    ...name,
    email,
    emailKey: email,
    mailLanguage: 'sv',
    createdAt,
    enrolledAt: isEnrolled ? createdAt : null,
    hadSecondFactorAt: null,
    ...UNTOUCHED,
    suspendedAt: chance.happens(SHARES.suspended) ? createdAt : null,
    version: 0,
  }
}

function membershipsOf(
  chance: Chance,
  person: Person,
  units: readonly Unit[],
): readonly Membership[] {
  const given = [
    ...units.map(({ portalId, id }, index) => ({
      portalId,
      unitId: id,
      role: index === 0 ? 'reporter' : 'reader',
    })),
    ...(chance.happens(SHARES.inSecondPortal)
      ? [{ portalId: PORTAL_IDS.second, unitId: null, role: 'reader' }]
      : []),
  ]
  return given.map((role) => ({
    id: chance.id(),
    personId: person.id,
    ...role,
    until: null,
    createdAt: person.createdAt,
    endedAt: chance.happens(SHARES.former) ? UNTIL : null,
  }))
}

function invitationOf(chance: Chance, name: FullName, address: MakeAddress): Invitation {
  const email = address(name, FREE_MAIL[chance.below(3)] ?? 'example.org')
  const createdAt = UNTIL - chance.below(YEAR)
  return {
    id: chance.id(),
    portalId: PORTAL_IDS.first,
    email,
    emailKey: email,
    ...name,
    language: 'sv',
    inviterName: 'The authority',
    inviterId: null,
    inviterEmail: null,
    telephone: null,
    imported: false,
    tokenHash: chance.id(),
    state: chance.happens(0.7) ? 'complete' : 'sent',
    createdAt,
    sentAt: createdAt,
    lifetimeMs: YEAR,
    expiresAt: createdAt + 2 * YEAR,
    newLinkAskedAt: null,
    declinedAt: null,
    successorName: null,
    successorEmail: null,
  }
}
