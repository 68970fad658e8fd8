/** A role by its name; one that the catalogue does not know in its own word, as people write it. */
export const roleIn = (names: Readonly<Record<string, string>>, role: string): string =>
  (Object.hasOwn(names, role) && names[role]) ||
  role
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .replace(/[-_]+/g, ' ')
    .toLowerCase()
