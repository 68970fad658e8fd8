/** What somebody is called. Some people have one name only: either of the two may be empty, not both. */
export interface Names {
  readonly firstName: string
  readonly lastName: string
}

/** Both names, or the one that there is; empty for nobody. */
export function fullName(names: Names | null | undefined): string {
  return [names?.firstName, names?.lastName].filter(Boolean).join(' ')
}

/** What somebody is greeted by: the first name, else the one that there is. */
export function calledName({ firstName, lastName }: Names): string {
  return firstName || lastName
}
