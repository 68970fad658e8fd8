import type { ConfirmsView, FlowView, Step, StepName } from '../../../api/contract/views.ts'
import type { Scene } from './scenes.ts'
import { REMOVAL, stepOf, viewOf } from './views.ts'

/** An act of a host's, in its own words. */
const WITHDRAWAL: ConfirmsView = {
  act: 'host',
  text: 'Withdraw what Example Town has handed in for 2027',
  method: null,
  nextDefault: null,
  isLast: false,
}

/** Another address for the account. */
const READDRESSING: ConfirmsView = { ...WITHDRAWAL, act: 'address.change', text: 'new@example.org' }

const confirming = (
  step: StepName | Step,
  confirms: ConfirmsView,
  changes: Partial<FlowView> = {},
): Scene => ({
  script: () => viewOf(step, { journey: 'confirm', progress: null, confirms, ...changes }),
})

const done = (code: string | null) => stepOf('done', { acr: null, amr: [], code, state: null })

/** One act, from its words to the end: ours and a host's. */
export const CONFIRMING: Readonly<Record<string, Scene>> = {
  'confirm-last': confirming('confirm', { ...REMOVAL, isLast: true }),
  'confirm-default': confirming('confirm', { ...REMOVAL, nextDefault: 'Tablet' }),
  'confirm-unnamed': confirming('confirm', { ...REMOVAL, text: '' }),
  'confirm-host': confirming('confirm', WITHDRAWAL),
  'confirm-address': confirming('confirm', READDRESSING),
  'totp-confirm': confirming(stepOf('totp', { methods: ['Tablet'], canRestart: false }), REMOVAL),
  'totp-confirm-host': confirming(stepOf('totp', { canRestart: false }), WITHDRAWAL),
  'email-code-confirm': confirming(
    stepOf('email-code', { purpose: 'confirm', sent: null, resendInSeconds: 0 }),
    WITHDRAWAL,
  ),
  'password-confirm': confirming(stepOf('password', { canRecover: false }), WITHDRAWAL),
  'done-removed': confirming(done(null), REMOVAL),
  'done-address': confirming(done(null), READDRESSING),
  'done-confirmed': confirming(done('one-time-code'), WITHDRAWAL),
}
