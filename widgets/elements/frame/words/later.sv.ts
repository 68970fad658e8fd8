/** What a first field can do without, in one chunk: the frame's words and those of later steps. */

import { words as emailCode } from '../../../methods/email-code/email-code/words.sv.ts'
import { words as newPassword } from '../../../methods/password/new-password/words.sv.ts'
import { words as password } from '../../../methods/password/password/words.sv.ts'
import { words as totp } from '../../../methods/totp/totp/words.sv.ts'
import { words as totpEnrol } from '../../../methods/totp/totp-enrol/words.sv.ts'
import { words as accept } from '../../../steps/accept/words.sv.ts'
import { words as denied } from '../../../steps/denied/words.sv.ts'
import { words as done } from '../../../steps/done/words.sv.ts'
import { words as enrol } from '../../../steps/enrol/words.sv.ts'
import { words as notice } from '../../../steps/notice/words.sv.ts'
import { words as otherPerson } from '../../../steps/other-person/words.sv.ts'
import { words as register } from '../../../steps/register/words.sv.ts'
import { words as successor } from '../../../steps/successor/words.sv.ts'
import type { LaterSteps } from './later.ts'

export { words as frame } from '../../../words/frame.sv.ts'

export const steps = {
  accept,
  denied,
  done,
  'email-code': emailCode,
  enrol,
  'new-password': newPassword,
  notice,
  'other-person': otherPerson,
  password,
  register,
  successor,
  totp,
  'totp-enrol': totpEnrol,
} satisfies LaterSteps
