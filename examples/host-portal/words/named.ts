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

/** An assurance level (`acr`). */
export const levelIn = ({ levels }: Words, acr: string): string => (levels as Names)[acr] ?? acr

/** How it was reached, by RFC 8176 names; those that say nothing to people are left out. */
export const meansIn = ({ means }: Words, amr: readonly string[]): string =>
  amr.flatMap((name) => (means as Names)[name] ?? []).join(', ')
