const NAME = 'farstu-invitation'
/** No token is longer; the start of one that is does for being told that it is unknown. */
const MAX_LENGTH = 128

/**
 * Takes the invitation's token out of the page's fragment, so that it is neither seen nor kept in
 * the history; whatever else the fragment says stays. Null when there is none.
 */
export function takeToken(): string | null {
  const parts = location.hash.slice(1).split('&')
  const found = parts.find((part) => part.startsWith(`${NAME}=`))
  if (!found) return null
  const rest = parts.filter((part) => part !== found).join('&')
  const address = location.pathname + location.search + (rest && `#${rest}`)
  history.replaceState(history.state, '', address)
  return found.slice(NAME.length + 1).slice(0, MAX_LENGTH)
}
