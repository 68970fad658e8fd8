import { words as accept } from './accept/words.sv.ts'
import { words as denied } from './denied/words.sv.ts'
import { words as done } from './done/words.sv.ts'
import { words as enrol } from './enrol/words.sv.ts'
import { words as notice } from './notice/words.sv.ts'
import { words as otherPerson } from './other-person/words.sv.ts'
import { words as register } from './register/words.sv.ts'
import type { FirstStepName, OwnStepName, StepWords } from './step-entry.ts'
import { words as successor } from './successor/words.sv.ts'

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
