import { fetchEmailCodeWords } from '../../words/generated/email-code.ts'
import type { MethodEntry } from '../method.ts'

export const emailCode: MethodEntry<'email-code'> = {
  steps: {
    'email-code': { element: () => import('./email-code-step.ts'), next: 'register' },
  },
  words: fetchEmailCodeWords,
  picked: null,
  beside: null,
}
