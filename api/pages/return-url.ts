interface Returning {
  /** Exact origins, as browsers write them. */
  readonly origins: readonly string[]
  /** Where anything else leads. */
  readonly homeUrl: string
}

/** What a page's address never holds as it stands, and parsers drop or read as something else. */
const ODD = /[\s\\\p{C}]/u

/**
 * Where a page leads when it is done: the address asked for, if it is of an origin that the portal
 * lists, else the start page. Exact in spelling too, so that no two parsers read it differently.
 */
export function returnUrl(asked: string | undefined, { origins, homeUrl }: Returning): string {
  if (asked === undefined || ODD.test(asked) || !URL.canParse(asked)) return homeUrl
  const { origin, username, password, href } = new URL(asked)
  const isListed = origins.includes(origin) && asked.startsWith(origin)
  const isBare = username === '' && password === ''
  return isListed && isBare ? href : homeUrl
}
