/** What is asked of the console's people: always the same questions, of each kind as many. */
import { cursorText } from '../../../api/domain/values/cursor.ts'
import { alphabetOf, USUAL_LANGUAGE } from '../../../api/ports/store/alphabet.ts'
import { sortKeyOfPerson } from '../../../db/store/people/listed-people.ts'
import { Chance, shuffled } from './chance.ts'
import { type Crowd, type Member, PORTAL_IDS, UNIT_KINDS } from './crowd.ts'

export interface Question {
  readonly kind: string
  readonly q: string | null
  /** Where the part before ended; null for the first. */
  readonly after: string | null
  /** Whether there is somebody to be found; null where the crowd's size decides. */
  readonly isFound: boolean | null
}

/** Of each kind. */
const EACH = 20
/** The people whom questions are about are among the first that a crowd has. */
const AMONG = 1_000

type Ask = (index: number) => Pick<Question, 'q'> & Partial<Question>

/** Questions of all kinds, mixed. */
export function questionsFor(crowd: Crowd): readonly Question[] {
  const chance = new Chance(7)
  const here = membersHere(crowd)
  const someone = (index: number): Member => here[(index * 37) % here.length] as Member
  const rank = new Map(crowd.names.last.map((name, at) => [name, at]))
  const rankOf = ({ person }: Member) => rank.get(person.lastName) ?? 0
  const rare = [...here].sort((a, b) => rankOf(b) - rankOf(a))
  const kinds: Readonly<Record<string, Ask>> = {
    everybody: () => ({ q: null, isFound: true }),
    'everybody, further on': (index) => ({ q: null, after: cursorOf(someone(index)) }),
    'one letter': (index) => ({ q: letter(crowd.names.last, index) }),
    'two letters': (index) => ({ q: crowd.names.last[index]?.slice(0, 2) ?? '' }),
    'a common first name': (index) => ({ q: crowd.names.first[index] ?? '' }),
    'a common first name, further on': (index) => ({
      q: crowd.names.first[index] ?? '',
      after: cursorOf(someone(index)),
    }),
    'a common last name': (index) => ({ q: crowd.names.last[index] ?? '' }),
    'a rare last name': (index) => ({ q: rare[index]?.person.lastName ?? '', isFound: true }),
    'first and last name': (index) => {
      const { firstName, lastName } = someone(index).person
      return { q: `${firstName} ${lastName}`, isFound: true }
    },
    'beginning of an address': (index) => ({ q: addressStart(someone(index)), isFound: true }),
    'name of a unit': (index) => ({ q: crowd.units[1 + index * 3]?.name ?? '' }),
    'external id of a unit': (index) => ({ q: crowd.units[1 + index * 3]?.externalId ?? '' }),
    'two common words': (index) => ({
      q: `${UNIT_KINDS[index % 3]} ${crowd.names.first[index] ?? ''}`,
    }),
    'two common words that hardly meet': (index) => ({
      q: `${UNIT_KINDS[index % 3]} ${'αγδεηκμνσχ'[index % 10]}`,
    }),
    'nobody at all': (index) => ({ q: `zzxq${index}`, isFound: false }),
  }
  const asked = Object.entries(kinds).flatMap(([kind, ask]) =>
    Array.from({ length: EACH }, (_, index) => ({
      kind,
      after: null,
      isFound: null,
      ...ask(index),
    })),
  )
  return shuffled(chance, asked)
}

/** Those first in the crowd who have a role in the portal that is searched. */
function membersHere(crowd: Crowd): readonly Member[] {
  const members: Member[] = []
  for (const member of crowd.members()) {
    if (members.push(member) === AMONG) break
  }
  return members.filter(({ memberships }) =>
    memberships.some(({ portalId }) => portalId === PORTAL_IDS.first),
  )
}

const ALPHABET = alphabetOf(USUAL_LANGUAGE)

const cursorOf = ({ person }: Member): string =>
  cursorText(sortKeyOfPerson(ALPHABET, person), person.id)

const letter = (names: readonly string[], index: number): string =>
  names[index]?.slice(0, 1).toLowerCase() ?? ''

/** As somebody types it from a letter: up to a few letters after the sign. */
function addressStart({ person: { email } }: Member): string {
  return email.slice(0, email.indexOf('@') + 4)
}
