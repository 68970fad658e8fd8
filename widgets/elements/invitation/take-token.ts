import { CHANGED_TOKEN, PLAIN_TOKEN } from '../../../api/contract/plain/invitation-link.ts'

/**
 * Takes the invitation's token out of the page's fragment, so that it is neither seen nor kept in
 * the history; whatever else the fragment says stays. A link that was changed on its way is read by
 * what is loaded for it.
 * @param then told at once, or when that has been loaded; null when there is no token.
 */
export function takeToken(then: (token: string | null) => void): void {
  const { origin, pathname, search, hash, href } = location
  const token = PLAIN_TOKEN.exec(hash)?.[1] ?? null
  if (!token && CHANGED_TOKEN.test(href)) {
    // What cannot be loaded is read after a reload; meanwhile the address is asked for.
    const read = import('./later-changed-link.ts').then((link) => link.takeToken())
    read.catch(() => null).then(then)
    return
  }
  const rest = hash.replace(PLAIN_TOKEN, '').replace(/^&/, '#')
  // With its origin: a path that begins with two slashes would name another one.
  if (token) history.replaceState(history.state, '', origin + pathname + search + rest)
  then(token)
}
