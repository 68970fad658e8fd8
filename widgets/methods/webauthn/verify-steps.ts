import { define } from '../../theme/define.ts'
import { VerifyStep } from './verify-step.ts'

/** One for each kind, in one chunk: an element has a class of its own. */
define('farstu-step-passkey', class extends VerifyStep {})
define('farstu-step-security-key', class extends VerifyStep {})
define('farstu-step-this-device', class extends VerifyStep {})
