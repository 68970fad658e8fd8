import { define } from '../../theme/define.ts'
import { SecurityKeyEnrolStep } from '../security-key/security-key-enrol-step.ts'
import { ThisDeviceEnrolStep } from '../this-device/this-device-enrol-step.ts'
import { EnrolStep } from './enrol-step.ts'

define('farstu-step-passkey-enrol', class extends EnrolStep {})
define('farstu-step-security-key-enrol', SecurityKeyEnrolStep)
define('farstu-step-this-device-enrol', ThisDeviceEnrolStep)
