import { withoutSlash } from './send.ts'

interface Place {
  readonly api: string
  readonly portal: string
}

/** Where tabs of one origin tell each other that a session has begun, gone on or ended. */
export const tabsOf = ({ api, portal }: Place): BroadcastChannel =>
  new BroadcastChannel(`farstu-session:${withoutSlash(api)}:${portal}`)

/**
 * Lets other tabs know that it is worth asking the server again. What is said means nothing: anybody
 * on the page's origin could say it. A sandbox may refuse the channel, and the hint is then lost.
 */
export function hintTabs(place: Place): void {
  try {
    const tabs = tabsOf(place)
    tabs.postMessage(null)
    tabs.close()
  } catch {}
}
