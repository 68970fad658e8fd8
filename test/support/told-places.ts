/** What Playwright calls what asks for the stack, at each of its calls. */
const ASKING = 'captureRawStack'

/**
 * Playwright takes down where it was called from, in case the call fails, and Vitest looks up each frame of that
 * in the maps of the sources: a quarter of what a call costs. Whatever was looked up once is the same ever after.
 */
export function lookUpPlacesOnce(): void {
  const lookUp = Error.prepareStackTrace
  if (!lookUp) return
  const known = new Map<string, unknown>()
  Error.prepareStackTrace = (error, frames) => {
    if (frames[0]?.getFunctionName() !== ASKING) return lookUp(error, frames)
    const place = frames.join('\n')
    if (!known.has(place)) known.set(place, lookUp(error, frames))
    return known.get(place)
  }
}
