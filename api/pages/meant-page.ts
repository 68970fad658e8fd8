import type { HostedPage } from './hosted-document.ts'

interface Meant {
  /** As it is written; there may be no such portal. */
  readonly portal: string
  /** Null for an address that is like none of ours. */
  readonly page: HostedPage | null
}

const ESCAPES = /(?:%[0-9a-f]{2})+/gi
/** Each gateway that a mail went through may have escaped what it found. */
const MOST_ESCAPED = 3
const UNDER_PORTAL = /^\/p\/([a-z0-9-]{1,32})(?![a-z0-9-])(.*)$/s
/** Another router may read these as another path; nobody's page is found by them. */
const DOTS = /\/\.{1,2}(?:\/|$)/
const LINK = 'farstu-invitation'

/**
 * What was meant by an address under `/p/` that no route knows: mail gateways escape what stands
 * before the token, double or add slashes, change the case and hang on what they track by, and
 * people copy the full stop after a link. Reads, and changes nothing.
 * @param target path and query as they came
 */
export function meantPage(target: string): Meant | null {
  const plain = unescaped(target)
    .replace(/\\/g, '/')
    .replace(/\/{2,}/g, '/')
    .toLowerCase()
  const [, portal, rest = ''] = UNDER_PORTAL.exec(plain) ?? []
  if (portal === undefined || DOTS.test(plain)) return null
  if (rest.includes(LINK) || isAt(rest, 'invitation')) return { portal, page: 'invitation' }
  return { portal, page: isAt(rest, 'sign-in') ? 'sign-in' : null }
}

function isAt(rest: string, page: HostedPage): boolean {
  return rest.startsWith(`/${page}`) && !/[a-z0-9-]/.test(rest[page.length + 1] ?? '')
}

function unescaped(text: string): string {
  let plain = text
  for (let at = 0; at < MOST_ESCAPED && plain.includes('%'); at += 1)
    plain = plain.replace(ESCAPES, readOrLeave)
  return plain
}

/** What is no UTF-8 stays as it stands. */
function readOrLeave(escaped: string): string {
  try {
    return decodeURIComponent(escaped)
  } catch {
    return escaped
  }
}
