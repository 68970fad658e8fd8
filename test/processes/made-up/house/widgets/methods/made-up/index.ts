import { fetchMadeUpWords } from '../../words/generated/made-up.ts'
import type { MethodEntry } from '../method.ts'

export const madeUp: MethodEntry<'made-up'> = {
  steps: {
    'made-up': { element: () => import('./made-up-step.ts'), next: 'done' },
    'made-up-enrol': { element: () => import('./made-up-enrol-step.ts'), next: 'second-setup' },
  },
  words: fetchMadeUpWords,
  picked: { icon: 'M4 6h16v12H4z', words: fetchMadeUpWords },
  beside: null,
}
