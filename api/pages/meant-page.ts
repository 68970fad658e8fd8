import { INVITATION_NAME } from '../contract/plain/invitation-link.ts'
import { unescaped } from '../contract/plain/unescaped.ts'
import type { HostedPage } from './hosted-document.ts'

interface Meant {
  /** As it is written; there may be no such portal. */
  readonly portal: string
  /** Null for an address that is like none of ours. */
  readonly page: HostedPage | null
}

const UNDER_PORTAL = /^\/p\/([a-z0-9-]{1,32})(?![a-z0-9-])(.*)$/s
/** Another router may read these as another path; nobody's page is found by them. */
const DOTS = /\/\.{1,2}(?:\/|$)/

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
  if (rest.includes(INVITATION_NAME) || isAt(rest, 'invitation'))
    return { portal, page: 'invitation' }
  const page = (['sign-in', 'account'] as const).find((one) => isAt(rest, one)) ?? null
  return { portal, page }
}

function isAt(rest: string, page: HostedPage): boolean {
  return rest.startsWith(`/${page}`) && !/[a-z0-9-]/.test(rest[page.length + 1] ?? '')
}
