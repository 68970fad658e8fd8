/** `handed-over`, `unit_admin`: written for a program. */
const PARTED = /^[\p{Ll}\d]+(?:[-_.:][\p{Ll}\d]+)+$/u
/** `UNIT_ADMIN` */
const LOUD = /^[\p{Lu}\d]+(?:_[\p{Lu}\d]+)+$/u
/** `unitAdmin` */
const HUMPED = /^\p{Ll}+(?:\p{Lu}+[\p{Ll}\d]*)+$/u

/**
 * A role as people are told it: as the portal calls it, else by its name in a catalogue, else its id, in
 * words.
 */
export function roleName(
  role: string,
  names: Readonly<Record<string, string>>,
  own?: string | null,
): string {
  return own || (Object.hasOwn(names, role) && names[role]) || inWords(role)
}

function inWords(role: string): string {
  if (HUMPED.test(role)) return role.replace(/\p{Lu}+/gu, (letters) => ` ${letters}`).toLowerCase()
  if (!PARTED.test(role) && !LOUD.test(role)) return role
  return role.replace(/[-_.:]/g, ' ').toLowerCase()
}
