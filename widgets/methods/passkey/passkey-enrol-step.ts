import { define } from '../../theme/define.ts'
import { EnrolStep } from '../webauthn/enrol-step.ts'

define('farstu-step-passkey-enrol', class extends EnrolStep {})
