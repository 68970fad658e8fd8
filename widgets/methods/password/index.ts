import { fetchPasswordWords } from '../../words/generated/password.ts'
import type { MethodEntry } from '../method.ts'

export const password: MethodEntry<'password'> = {
  steps: {
    password: { element: () => import('./password-step.ts'), next: 'second-proof' },
    'new-password': { element: () => import('./new-password-step.ts'), next: 'notice' },
  },
  words: fetchPasswordWords,
  picked: {
    icon: 'M3 8h18v8H3zM7 12h.01M12 12h.01M17 12h.01',
    words: fetchPasswordWords,
  },
  beside: null,
}
