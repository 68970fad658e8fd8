import type { MethodKind } from '../../api/contract/views.ts'
import type { MethodStepName, Place } from '../steps/step-entry.ts'
import { emailCode } from './email-code/index.ts'
import type { MethodEntry } from './method.ts'
import { passkey } from './passkey/index.ts'
import { password } from './password/index.ts'
import { recoveryCodes } from './recovery-codes/index.ts'
import { securityKey } from './security-key/index.ts'
import { thisDevice } from './this-device/index.ts'
import { totp } from './totp/index.ts'

/** Every kind of verification method. */
export const METHODS: { readonly [Kind in MethodKind]: MethodEntry<Kind> } = {
  password,
  totp,
  passkey,
  'security-key': securityKey,
  'this-device': thisDevice,
  'recovery-codes': recoveryCodes,
  'email-code': emailCode,
}

/** Which step to expect where one of some method is due: a guess for fetching ahead; the server decides. */
export const EXPECTED: Readonly<Record<Place, MethodStepName>> = {
  'first-proof': 'password',
  'second-proof': 'totp',
  mailbox: 'email-code',
  'first-setup': 'totp-enrol',
  'second-setup': 'new-password',
}
