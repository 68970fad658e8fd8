import { fetchRecoveryCodesWords } from '../../words/generated/recovery-codes.ts'
import type { MethodEntry } from '../method.ts'

export const recoveryCodes: MethodEntry<'recovery-codes'> = {
  steps: {
    'recovery-codes': { element: () => import('./recovery-codes-step.ts'), next: 'done' },
    'recovery-codes-enrol': {
      element: () => import('./recovery-codes-enrol-step.ts'),
      next: 'done',
    },
  },
  words: fetchRecoveryCodesWords,
  picked: {
    icon: 'M5 3h14v18H5zM8.5 8h7M8.5 12h7M8.5 16h4',
    words: fetchRecoveryCodesWords,
  },
  beside: null,
}
