import type { BrowserName, SystemName } from '../../contract/plain/account/browsers.ts'
import type { Session } from '../../ports/store/session-store.ts'

/** What a session keeps of the browser that it was begun in. */
export type SeenBrowser = Pick<Session, 'browser' | 'system' | 'network'>

/** Of what a browser says of itself no more is read: it may be as long as a header may. */
const MOST_READ = 512

/** The first that is found counts: others call themselves by the names of those that come later. */
const BROWSERS: readonly (readonly [RegExp, BrowserName])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOPT\/|\bOPiOS\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bVersion\/[\d.]+ .*\bSafari\//, 'Safari'],
]

const SYSTEMS: readonly (readonly [RegExp, SystemName])[] = [
  [/\b(?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

/**
 * "Firefox on Windows", of a `User-Agent`: enough for people to know theirs again, and too little to tell
 * one browser from another. Null for what is none of ours.
 */
export function seenBrowser(userAgent: string): Pick<SeenBrowser, 'browser' | 'system'> {
  const said = userAgent.slice(0, MOST_READ)
  return { browser: firstIn(BROWSERS, said), system: firstIn(SYSTEMS, said) }
}

function firstIn<T>(known: readonly (readonly [RegExp, T])[], said: string): T | null {
  return known.find(([pattern]) => pattern.test(said))?.[1] ?? null
}
