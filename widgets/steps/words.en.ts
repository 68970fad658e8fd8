import { words as accept } from './accept/words.en.ts'
import { words as denied } from './denied/words.en.ts'
import { words as done } from './done/words.en.ts'
import { words as enrol } from './enrol/words.en.ts'
import { words as notice } from './notice/words.en.ts'
import { words as otherPerson } from './other-person/words.en.ts'
import { words as register } from './register/words.en.ts'
import type { FirstStepName, OwnStepName, StepWords } from './step-entry.ts'
import { words as successor } from './successor/words.en.ts'

export const words = {
  successor,
  'other-person': otherPerson,
  register,
  enrol,
  accept,
  notice,
  denied,
  done,
} satisfies StepWords<Exclude<OwnStepName, FirstStepName>>
