/** Whether a role that may have an end has come to it; null has none. In milliseconds. */
export const hasRunOut = ({ until }: { readonly until: number | null }, now: number): boolean =>
  until !== null && until <= now

/** Whether nothing is left of the roles that were offered; not where none was. */
export const haveAllRunOut = (
  roles: readonly { readonly until: number | null }[],
  now: number,
): boolean => roles.length > 0 && roles.every((role) => hasRunOut(role, now))
