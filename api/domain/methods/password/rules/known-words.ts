import { FILLING, folded } from './folded-password.ts'

/** A word that is looked for in a password. */
export interface KnownWord {
  /** As it is told to the person. */
  readonly text: string
  /** As it is looked for. */
  readonly signs: readonly string[]
}

/** In names of services and organisations these say nothing; a person may be called Van or Den. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'alla att av den denna det detta dig din dina du eller en er era ett från för hos i inom kring med ' +
    'mellan min mina mot ni och om oss på samt som till ut vara vi vid vår våra än är över ' +
    'a about an and are as at be by for from her his in into is it its my new of on or our that the ' +
    'their this to us we with you your ' +
    'ja tai se sen on ei ole että kun jos niin me te he minä sinä oma'
  )
    .split(' ')
    .map((word) => folded(word).join('')),
)

const BETWEEN_WORDS = new RegExp(`${FILLING}+`, 'u')

/** A word as people write it, made ready to be looked for: signs between words are left out. */
export function knownWord(text: string): KnownWord {
  return { text, signs: folded(text).filter((sign) => !BETWEEN_WORDS.test(sign)) }
}

/** The words of what a service, an organisation or a place is called, stop words left out. */
export function wordsOfNames(...names: readonly string[]): readonly KnownWord[] {
  const words = distinct([...names.map(knownWord), ...wordsOf(names)])
  return words.filter(({ signs }) => !STOP_WORDS.has(signs.join('')))
}

interface Called {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
}

/**
 * Words that an attacker would try first for this person in this portal: who they are, the service,
 * and whom they report for.
 */
export function knownWordsOf(
  person: Called | null,
  names: readonly string[],
): readonly KnownWord[] {
  return distinct([
    ...(person ? wordsOfPerson(person.firstName, person.lastName) : []),
    ...wordsOfAddress(person?.email ?? ''),
    ...wordsOfNames(...names),
  ])
}

/**
 * The words of a person's name, and the names written together, in either order: of names as short as
 * `Bo Ek` nothing else would be found.
 */
export function wordsOfPerson(firstName: string, lastName: string): readonly KnownWord[] {
  const both = [`${firstName} ${lastName}`, `${lastName} ${firstName}`]
  return distinct([...[firstName, lastName, ...both].map(knownWord), ...wordsOf(both)])
}

/** The words of an address, each label of its host but the last, which is everybody's. */
export function wordsOfAddress(email: string): readonly KnownWord[] {
  const [mailbox = '', host = ''] = email.split('@')
  const labels = host.split('.').slice(0, -1)
  return distinct([knownWord(mailbox), ...wordsOf([mailbox, ...labels])])
}

/** Each once, the longest first, so that it is looked for before what is a part of it. */
export function distinct(words: readonly KnownWord[]): readonly KnownWord[] {
  const bySigns = new Map<string, KnownWord>()
  for (const word of words) {
    const signs = word.signs.join('')
    if (signs !== '' && !bySigns.has(signs)) bySigns.set(signs, word)
  }
  return [...bySigns.values()].sort((one, other) => other.signs.length - one.signs.length)
}

function wordsOf(texts: readonly string[]): readonly KnownWord[] {
  return distinct(texts.flatMap((text) => text.split(BETWEEN_WORDS)).map(knownWord))
}
