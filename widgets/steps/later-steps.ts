import type { StepName } from '../../api/contract/views.ts'
import { define } from '../theme/define.ts'
import { FarstuHelp } from '../ui/help.ts'
import { FarstuStepDenied } from './denied/denied.ts'
import { FarstuStepDone } from './done/done.ts'
import type { StepEntry } from './step-entry.ts'

define('farstu-help', FarstuHelp)

/**
 * Every step that is not the first, each in a chunk of its own unless it is very small. Fetched
 * when a first step has been drawn, together with the help contacts.
 */
export const LATER: Readonly<Record<Exclude<StepName, 'identify'>, StepEntry>> = {
  'email-code': {
    element: () => import('./email-code/email-code.ts'),
    words: {
      sv: () => import('./email-code/words.sv.ts'),
      en: () => import('./email-code/words.en.ts'),
    },
    next: 'register',
  },
  register: {
    element: () => import('./register/register.ts'),
    words: {
      sv: () => import('./register/words.sv.ts'),
      en: () => import('./register/words.en.ts'),
    },
    next: 'totp-enrol',
  },
  password: {
    element: () => import('./password/password.ts'),
    words: {
      sv: () => import('./password/words.sv.ts'),
      en: () => import('./password/words.en.ts'),
    },
    next: 'totp',
  },
  totp: {
    element: () => import('./totp/totp.ts'),
    words: { sv: () => import('./totp/words.sv.ts'), en: () => import('./totp/words.en.ts') },
    next: 'done',
  },
  'totp-enrol': {
    element: () => import('./totp-enrol/totp-enrol.ts'),
    words: {
      sv: () => import('./totp-enrol/words.sv.ts'),
      en: () => import('./totp-enrol/words.en.ts'),
    },
    next: 'new-password',
  },
  'new-password': {
    element: () => import('./new-password/new-password.ts'),
    words: {
      sv: () => import('./new-password/words.sv.ts'),
      en: () => import('./new-password/words.en.ts'),
    },
    next: 'notice',
  },
  enrol: {
    element: () => import('./enrol/enrol.ts'),
    words: { sv: () => import('./enrol/words.sv.ts'), en: () => import('./enrol/words.en.ts') },
    next: 'totp-enrol',
  },
  accept: {
    element: () => import('./accept/accept.ts'),
    words: { sv: () => import('./accept/words.sv.ts'), en: () => import('./accept/words.en.ts') },
    next: 'done',
  },
  notice: {
    element: () => import('./notice/notice.ts'),
    words: { sv: () => import('./notice/words.sv.ts'), en: () => import('./notice/words.en.ts') },
    next: 'done',
  },
  denied: {
    element: async () => FarstuStepDenied,
    words: { sv: () => import('./denied/words.sv.ts'), en: () => import('./denied/words.en.ts') },
  },
  done: {
    element: async () => FarstuStepDone,
    words: { sv: () => import('./done/words.sv.ts'), en: () => import('./done/words.en.ts') },
  },
}
