import type { DeniedReason } from '../../../api/contract/views.ts'
import { showing } from './playing.ts'
import type { Scene } from './scenes.ts'
import { stepOf } from './views.ts'

/** Why a journey ends, besides what the plain scene of the step shows. */
const REASONS: readonly DeniedReason[] = [
  'no-membership',
  'no-usable-method',
  'suspended',
  'frozen',
  'invitation-unknown',
  'invitation-revoked',
  'invitation-used',
  'no-invitation',
  'invitation-declined',
  'signed-out',
  'too-many-methods',
  'verification-unknown',
  'confirmation-unknown',
  'address-taken',
  'method-needed',
  'method-not-offered',
  'needs-other-factor',
  'needs-older-method',
  'needs-key',
  'own-origin',
]
const OWN_PAGE = { ownPage: 'https://auth.example.org/p/example/sign-in' }

export const DENIALS: Readonly<Record<string, Scene>> = Object.fromEntries(
  REASONS.map((reason) => {
    const step = stepOf('denied', { reason, ...(reason === 'own-origin' && OWN_PAGE) })
    return [`denied-${reason}`, { script: showing(step) }]
  }),
)
