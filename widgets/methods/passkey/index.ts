import { fetchPasskeyWords } from '../../words/generated/passkey.ts'
import type { MethodEntry } from '../method.ts'
import { withCeremony } from '../webauthn/with-ceremony.ts'

export const passkey: MethodEntry<'passkey'> = {
  steps: {
    passkey: { element: () => import('../webauthn/verify-steps.ts'), next: 'done' },
    'passkey-enrol': { element: () => import('./passkey-enrol-step.ts'), next: 'second-setup' },
  },
  words: withCeremony(fetchPasskeyWords),
  picked: {
    icon: 'M9 3a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM2.5 21v-1.5a6.5 6.5 0 0 1 10-5.5M17.5 11a3 3 0 0 1 1.2 5.7V21l-1.2 1-1.2-1v-4.3a3 3 0 0 1 1.2-5.7z',
    words: fetchPasskeyWords,
  },
  shared: 'ceremony',
  beside: async () => (await import('../webauthn/later-autofill.ts')).offer,
}
