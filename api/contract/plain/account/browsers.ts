/** What sessions keep of the browser that they were begun in: one of these, never what it said of itself. */

/** Browsers that people know by name. */
export const BROWSER_NAMES = [
  'Chrome',
  'Edge',
  'Firefox',
  'Opera',
  'Safari',
  'Samsung Internet',
] as const
/** One of them. */
export type BrowserName = (typeof BROWSER_NAMES)[number]

/** What they run on. */
export const SYSTEM_NAMES = ['Android', 'ChromeOS', 'iOS', 'Linux', 'macOS', 'Windows'] as const
/** One of them; tablets by Apple often say that they are computers. */
export type SystemName = (typeof SYSTEM_NAMES)[number]
