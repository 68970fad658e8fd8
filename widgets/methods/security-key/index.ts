import { fetchSecurityKeyWords } from '../../words/generated/security-key.ts'
import type { MethodEntry } from '../method.ts'
import { withCeremony } from '../webauthn/with-ceremony.ts'

export const securityKey: MethodEntry<'security-key'> = {
  steps: {
    'security-key': { element: () => import('../webauthn/verify-steps.ts'), next: 'done' },
    'security-key-enrol': {
      element: () => import('./security-key-enrol-step.ts'),
      next: 'second-setup',
    },
  },
  words: withCeremony(fetchSecurityKeyWords),
  picked: {
    icon: 'M8 2h8v6H8zM6 8h12v14H6zM10.5 4.5v1M13.5 4.5v1M12 13a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
    words: fetchSecurityKeyWords,
  },
  shared: 'ceremony',
  beside: null,
}
