import { change } from '../change.ts'
import type { OwnStepRules } from './step.ts'

/** What is confirmed was shown: a factor is asked for once it is agreed to. */
export const confirm: OwnStepRules<'confirm'> = {
  isCostly: false,
  isGuess: false,
  show: () => ({ name: 'confirm' }),
  answer: async ({ facts }) => change({ facts: { ...facts, agreed: true } }),
}
