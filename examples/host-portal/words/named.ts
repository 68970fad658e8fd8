import type { Round } from '../calendar.ts'
import type { Words } from './generated/words.ts'

type Names = Readonly<Partial<Record<string, string>>>

/** `Spring 2027` */
export const roundIn = ({ rounds }: Words, { season, year }: Round): string =>
  rounds[season]({ year })

/** A role by its name; one that the catalogue does not know in its own word, as people write it. */
export const roleIn = ({ roles }: Words, role: string): string =>
  (Object.hasOwn(roles, role) && (roles as Names)[role]) ||
  role
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .replace(/[-_]+/g, ' ')
    .toLowerCase()

/** Of RFC 8176, and said by the level already. */
const SAYS_NOTHING_MORE = ['mfa']

const nameIn = (names: Names, name: string): string =>
  (Object.hasOwn(names, name) && names[name]) || name

/**
 * An assurance level (`acr`) and how it was reached (`amr`): `two factors: password, authenticator
 * app`. What the catalogue does not know stands as Farstu says it.
 */
export const verifiedBy = (
  { levels, means }: Words,
  { acr, amr }: { readonly acr: string; readonly amr: readonly string[] },
): string => {
  const named = amr.filter((name) => !SAYS_NOTHING_MORE.includes(name))
  const list = named.map((name) => nameIn(means, name)).join(', ')
  return [nameIn(levels, acr), list].filter(Boolean).join(': ')
}
