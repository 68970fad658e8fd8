import { define } from '../../theme/define.ts'
import { VerifyStep } from './verify-step.ts'

/** One of each kind: an element has a class of its own. */
define('farstu-step-passkey', class extends VerifyStep {})
define('farstu-step-security-key', class extends VerifyStep {})
define('farstu-step-this-device', class extends VerifyStep {})
