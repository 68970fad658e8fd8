import { FarstuStepAccept } from './accept-step.ts'
import { FarstuStepChooseAddress } from './choose-address-step.ts'
import { FarstuStepConfirm } from './confirm-step.ts'
import { FarstuStepDenied } from './denied-step.ts'
import { FarstuStepDone } from './done-step.ts'
import { FarstuStepIdentify } from './identify-step.ts'
import { FarstuStepNotice } from './notice-step.ts'
import { FarstuStepOtherPerson } from './other-person-step.ts'
import { FarstuStepRegister } from './register-step.ts'
import type { OwnStepName, StepEntry } from './step-entry.ts'
import { FarstuStepSuccessor } from './successor-step.ts'

/** Both at once: apart they would share most of a chunk more. */
const fetchKindsSteps = () => import('./kinds-steps.ts')

/**
 * Every step that belongs to no method. Small ones come with this list, because apart they would
 * take half as much again; a large one is imported where it is named. Their words: `later` in the catalogues.
 */
export const STEPS: { readonly [Name in OwnStepName]: StepEntry } = {
  identify: { element: async () => FarstuStepIdentify, next: 'first-proof' },
  'choose-address': { element: async () => FarstuStepChooseAddress, next: 'first-proof' },
  successor: { element: async () => FarstuStepSuccessor, next: null },
  'other-person': { element: async () => FarstuStepOtherPerson, next: 'mailbox' },
  register: { element: async () => FarstuStepRegister, next: 'first-setup' },
  enrol: { element: fetchKindsSteps, next: 'first-setup', tellsKinds: true },
  pick: { element: fetchKindsSteps, next: 'second-proof', tellsKinds: true },
  'access-pass': { element: () => import('./access-pass-step.ts'), next: 'first-setup' },
  'codes-left': { element: () => import('./codes-left-step.ts'), next: 'done' },
  accept: { element: async () => FarstuStepAccept, next: 'done' },
  offer: { element: () => import('./offer-step.ts'), next: 'done' },
  confirm: { element: async () => FarstuStepConfirm, next: 'second-proof' },
  notice: { element: async () => FarstuStepNotice, next: 'done' },
  denied: { element: async () => FarstuStepDenied, next: null },
  done: { element: async () => FarstuStepDone, next: null },
}
