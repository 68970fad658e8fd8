interface Names {
  readonly firstName: string
  readonly lastName: string
}

/** Both names, or the one that there is: some people have one only. */
export const fullName = ({ firstName, lastName }: Names): string =>
  [firstName, lastName].filter(Boolean).join(' ')
