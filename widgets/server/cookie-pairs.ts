/** Names and values of a header `Cookie`, newest first; of a name that is there twice, the first. */
export const cookiePairs = (cookies = ''): readonly (readonly [string, string])[] => {
  const pairs = cookies
    .split(';')
    .map((pair) => pair.trim().split(/=(.*)/s))
    .map(([name = '', value = '']) => [name, value] as const)
    // Browsers send what was set first first (RFC 6265 §5.4).
    .reverse()
  return [...new Map(pairs)]
}
