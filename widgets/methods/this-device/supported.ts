/**
 * "Has mine it?", as data: what has something built in that this device rests on, and the browsers that ask for it. The
 * browser in use says it best (`isUserVerifyingPlatformAuthenticatorAvailable`); this is for whoever asks of another one.
 * Held to the guide and to the browsers that are served by `test/widgets/bundle/supported-devices.test.ts`.
 */

/** Macs with the T2 chip, by the years of their models; all with Apple silicon have what it takes. */
export const MACS: readonly string[] = [
  'MacBook Air 2018–2020',
  'MacBook Pro 2018–2020',
  'iMac Pro 2017',
  'Mac mini 2018',
  'Mac Pro 2019',
  'iMac 27″ 2020',
]

/** What runs on a device: systems, and browsers that know what is built into it there. Each from that version on. */
export interface Runs {
  readonly systems: readonly string[]
  readonly browsers: readonly string[]
}

const BOTH = ['Chrome 109', 'Edge 109'] as const

/** Computers with Windows, Macs, phones. Firefox asks a Mac since 122, and Windows for longer than it is served here. */
export const RUNS: readonly Runs[] = [
  { systems: ['Windows 10'], browsers: [...BOTH, 'Firefox 115'] },
  { systems: ['macOS 11'], browsers: ['Safari 16.4', ...BOTH, 'Firefox 122'] },
  { systems: ['iOS 16.4', 'iPadOS 16.4'], browsers: ['Safari 16.4'] },
  { systems: ['Android 9'], browsers: [...BOTH] },
]
