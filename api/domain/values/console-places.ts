/**
 * What a role in the console is over, as its units have it for an external id: a portal by its id, one unit of a
 * portal by both. No portal's id has a slash.
 */
export interface ConsolePlace {
  /** Null for every portal. */
  readonly portalId: string | null
  /** External id of the one unit; null for the whole portal. */
  readonly unit: string | null
}

/** @param externalId of a unit of the console's portal; null for none. */
export function placeOf(externalId: string | null): ConsolePlace {
  if (externalId === null) return { portalId: null, unit: null }
  const slash = externalId.indexOf('/')
  if (slash < 0) return { portalId: externalId, unit: null }
  return { portalId: externalId.slice(0, slash), unit: externalId.slice(slash + 1) }
}

/** The external id that `placeOf` reads. */
export function unitPlace(portalId: string, unit: string): string {
  return `${portalId}/${unit}`
}
