import Database from 'better-sqlite3'
import { alphabetOf, USUAL_LANGUAGE } from '../../../api/ports/store/alphabet.ts'
import { termsOfSomebody } from '../../../api/ports/store/folded-terms.ts'
import type { Unit } from '../../../api/ports/store/unit-store.ts'
import * as t from '../../../db/schema/sqlite/index.ts'
import { sortKeyOfPerson, termsOfUnit } from '../../../db/store/people/listed-people.ts'
import type { Crowd, Member } from './crowd.ts'
import { createInserter, withoutIndexes } from './inserting.ts'

const ALPHABET = alphabetOf(USUAL_LANGUAGE)
/** Few enough to be told of, and for one transaction. */
const CHUNK = 5_000
/** Two gigabytes of pages, for rows whose keys lie anywhere. */
const QUICK = [
  'journal_mode = MEMORY',
  'synchronous = OFF',
  'foreign_keys = OFF',
  'cache_size = -2000000',
  'temp_store = MEMORY',
]
const TABLES = [t.person, t.unit, t.membership, t.listedPerson, t.personWord] as const
const INVITATION_TABLES = [t.invitation, t.invitedRole, t.invitationWord] as const

/**
 * Writes a crowd into a database that has its tables and both portals. It is not safe from a power
 * cut until it returns.
 * @param told how many people are written, now and then.
 */
export function writeCrowd(file: string, crowd: Crowd, told: (people: number) => void): void {
  const client = new Database(file)
  for (const pragma of QUICK) client.pragma(pragma)
  withoutIndexes(client, [...TABLES, ...INVITATION_TABLES], () => {
    writeUnits(client, crowd.units)
    writeMembers(client, crowd, told)
    writeInvitations(client, crowd)
  })
  client.close()
}

function writeUnits(client: Database.Database, units: readonly Unit[]): void {
  const inserter = createInserter(client, t.unit)
  client.transaction(() => {
    for (const unit of units) inserter.add(unit)
    inserter.flush()
  })()
}

function writeMembers(
  client: Database.Database,
  { units, members }: Crowd,
  told: (people: number) => void,
): void {
  const termsOfUnits = new Map(units.map((unit) => [unit.id, termsOfUnit(unit)]))
  const into = {
    people: createInserter(client, t.person),
    memberships: createInserter(client, t.membership),
    listed: createInserter(client, t.listedPerson),
    words: createInserter(client, t.personWord),
  }
  const writeAll = client.transaction((chunk: readonly Member[]) => {
    for (const member of chunk) {
      const { listed, words } = listingOf(member, termsOfUnits)
      into.people.add(member.person)
      for (const membership of member.memberships) into.memberships.add(membership)
      for (const row of listed) into.listed.add(row)
      for (const row of words) into.words.add(row)
    }
    for (const inserter of Object.values(into)) inserter.flush()
  })
  let written = 0
  for (const chunk of chunksOf(members(), CHUNK)) {
    writeAll(chunk)
    written += chunk.length
    told(written)
  }
}

function* chunksOf<T>(all: Iterable<T>, size: number): Generator<readonly T[]> {
  let chunk: T[] = []
  for (const one of all) {
    chunk.push(one)
    if (chunk.length < size) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

type TermsOfUnits = ReadonlyMap<string, readonly string[]>

/** What `db/store/people/listed-people.ts` writes for somebody whose roles are given one after the other. */
export function listingOf({ person, memberships }: Member, termsOfUnits: TermsOfUnits) {
  const portals = [...new Set(memberships.map(({ portalId }) => portalId))]
  const sortKey = sortKeyOfPerson(ALPHABET, person)
  const own = termsOfSomebody(person)
  const units = new Map(memberships.map(({ unitId, portalId }) => [unitId ?? '', portalId]))
  const word = (portalId: string, sourceId: string) => (text: string) => ({
    portalId,
    personId: person.id,
    sourceId,
    word: text,
    sortKey,
  })
  return {
    listed: portals.map((portalId) => ({ portalId, personId: person.id, sortKey })),
    words: [
      ...portals.flatMap((portalId) => own.map(word(portalId, person.id))),
      ...[...units].flatMap(([unitId, portalId]) =>
        (termsOfUnits.get(unitId) ?? []).map(word(portalId, unitId)),
      ),
    ],
  }
}

function writeInvitations(client: Database.Database, crowd: Crowd): void {
  const invitations = createInserter(client, t.invitation)
  const roles = createInserter(client, t.invitedRole)
  const words = createInserter(client, t.invitationWord)
  client.transaction(() => {
    for (const invitation of crowd.invitations()) {
      const { id, portalId } = invitation
      invitations.add(invitation)
      roles.add({ id, invitationId: id, unitId: null, role: 'reporter', until: null })
      for (const word of termsOfSomebody(invitation))
        words.add({ portalId, word, invitationId: id })
    }
    for (const inserter of [invitations, roles, words]) inserter.flush()
  })()
}
