import {
  TOKEN_LENGTH as LENGTH,
  INVITATION_NAME as NAME,
} from '../../../api/contract/plain/invitation-link.ts'
import { unescaped } from '../../../api/contract/plain/unescaped.ts'

/** From what stands before the name, as it came, to the end; a page may bear the name itself. */
const NAMED = new RegExp(`(?:[#?&;/]|%(?:25)*(?:23|26|2f|3f))*${NAME}(?:=|%(?:25)*3d).*$`, 'is')

/**
 * Takes an invitation's token out of an address that mail gateways have changed: moved into path or
 * query, escaped, broken into lines, or with something hung on. Whatever else the address says stays.
 * Null for a token of which a part is lost; then the address is asked for.
 */
export function takeToken(): string | null {
  const { origin, pathname, search, hash } = location
  const [found] = [hash, search, pathname].flatMap((part) => NAMED.exec(part) ?? [])
  if (found === undefined) return null
  const address = origin + (without(pathname) || '/') + kept(search) + kept(hash)
  history.replaceState(history.state, '', address)
  return tokenIn(found)
}

const without = (part: string): string => part.replace(NAMED, '')

/** What a query or a fragment says besides, with its first character. */
function kept(part: string): string {
  const rest = part.slice(1).split('&').map(without).filter(Boolean).join('&')
  return rest && part[0] + rest
}

function tokenIn(part: string): string | null {
  // A line end in the middle, and the sign that quoted-printable breaks a line by.
  const text = unescaped(part).replace(/=?[\s\p{C}]+/gu, '')
  const [, found = ''] = new RegExp(`${NAME}[^\\w-]*([\\w-]*)`, 'i').exec(text) ?? []
  // `=3D` is how quoted-printable writes the sign before the token.
  const token = found.length > LENGTH + 1 ? found.replace(/^3d/i, '') : found
  return token.length < LENGTH ? null : token.slice(0, LENGTH)
}
