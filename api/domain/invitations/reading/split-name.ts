import type { Names } from '../../../contract/plain/full-name.ts'

/** What a last name begins with. */
const PARTICLES =
  /\s(?=(?:af|al|bin|da|de|del|della|den|der|des|di|dos|du|el|ibn|la|le|ten|ter|van|von|zu)\s)/u

/**
 * A name in one cell as two: `Exempel, Kim` is the last name first, else the last word is the last name, with what belongs to
 * it (`von`, `de la`). Put together again it reads as it was written, and whoever is invited confirms it.
 */
export function splitName(written: string): Names {
  const name = written.replace(/\s+/g, ' ').trim()
  const [before = '', after] = name.split(/\s*,\s*/, 2)
  if (after !== undefined) return { firstName: after, lastName: before }
  const at = PARTICLES.exec(name)?.index ?? name.lastIndexOf(' ')
  if (at < 1) return { firstName: name, lastName: '' }
  return { firstName: name.slice(0, at), lastName: name.slice(at + 1) }
}
