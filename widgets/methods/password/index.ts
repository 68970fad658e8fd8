import { fetchPasswordWords } from '../../words/typed/password.ts'
import type { MethodEntry } from '../method.ts'

export const password: MethodEntry<'password'> = {
  steps: {
    password: { element: () => import('./password/password.ts'), next: 'second-proof' },
    'new-password': { element: () => import('./new-password/new-password.ts'), next: 'notice' },
  },
  words: fetchPasswordWords,
}
