import type { StepName } from '../../../api/contract/views.ts'
import { FarstuStepAccept } from '../../steps/accept/accept.ts'
import { FarstuStepDenied } from '../../steps/denied/denied.ts'
import { FarstuStepDone } from '../../steps/done/done.ts'
import { FarstuStepEnrol } from '../../steps/enrol/enrol.ts'
import { FarstuStepNotice } from '../../steps/notice/notice.ts'
import { FarstuStepOtherPerson } from '../../steps/other-person/other-person.ts'
import { FarstuStepRegister } from '../../steps/register/register.ts'
import { FarstuStepSuccessor } from '../../steps/successor/successor.ts'
import { define } from '../../theme/define.ts'
import { FarstuHelp } from '../../ui/help.ts'
import type { StepEntry } from './step-entry.ts'

define('farstu-help', FarstuHelp)

/**
 * Every step that is not the first. Small ones come with this list, because apart they would take
 * half as much again; others are in chunks of their own. Fetched when a first step has been drawn,
 * together with the help contacts.
 */
export const LATER: Readonly<Record<Exclude<StepName, 'identify'>, StepEntry>> = {
  'email-code': {
    element: () => import('../../methods/email-code/email-code/email-code.ts'),
    next: 'register',
  },
  successor: {
    element: async () => FarstuStepSuccessor,
  },
  'other-person': {
    element: async () => FarstuStepOtherPerson,
    next: 'email-code',
  },
  register: {
    element: async () => FarstuStepRegister,
    next: 'totp-enrol',
  },
  password: {
    element: () => import('../../methods/password/password/password.ts'),
    next: 'totp',
  },
  totp: {
    element: () => import('../../methods/totp/totp/totp.ts'),
    next: 'done',
  },
  'totp-enrol': {
    element: () => import('../../methods/totp/totp-enrol/totp-enrol.ts'),
    next: 'new-password',
  },
  'new-password': {
    element: () => import('../../methods/password/new-password/new-password.ts'),
    next: 'notice',
  },
  enrol: {
    element: async () => FarstuStepEnrol,
    next: 'totp-enrol',
  },
  accept: {
    element: async () => FarstuStepAccept,
    next: 'done',
  },
  notice: {
    element: async () => FarstuStepNotice,
    next: 'done',
  },
  denied: {
    element: async () => FarstuStepDenied,
  },
  done: {
    element: async () => FarstuStepDone,
  },
}
