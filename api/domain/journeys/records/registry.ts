import type { Journey } from '../../../contract/views.ts'
import type { JourneyRecord } from '../journey.ts'
import { addMethod } from './add-method.ts'
import { changePassword } from './change-password.ts'
import { confirm } from './confirm.ts'
import { invitation } from './invitation.ts'
import { signIn } from './sign-in.ts'
import { tryMethod } from './try-method.ts'
import { verifyEmail } from './verify-email.ts'

/** Every journey. A new one is a file, a line here and its name in the wire format. */
export const JOURNEYS: Readonly<Record<Journey, JourneyRecord>> = {
  'sign-in': signIn,
  invitation,
  'verify-email': verifyEmail,
  'add-method': addMethod,
  'try-method': tryMethod,
  'change-password': changePassword,
  confirm,
}
