/** What a browser says that it runs on, as far as the way to set up finger, face or PIN differs. */
export type System = 'windows' | 'mac' | 'phone'

/** @returns null for whatever else there is. An iPad says that it is a Mac, but has a screen to touch. */
export function systemOf(userAgent: string, touchPoints: number): System | null {
  if (/Android|iPhone|iPad/.test(userAgent)) return 'phone'
  if (/Macintosh/.test(userAgent)) return touchPoints > 1 ? 'phone' : 'mac'
  return /Windows/.test(userAgent) ? 'windows' : null
}
