import type { MethodEntry } from '../method.ts'

export const totp: MethodEntry<'totp'> = {
  steps: {
    totp: { element: () => import('./totp/totp.ts'), next: 'done' },
    'totp-enrol': { element: () => import('./totp-enrol/totp-enrol.ts'), next: 'second-setup' },
  },
  words: { sv: () => import('./words.sv.ts'), en: () => import('./words.en.ts') },
}
