import type { Figure } from './figure.ts'
import { consoleSearches } from './figures/console-search.ts'
import { firstLoad } from './figures/first-load.ts'
import { growth } from './figures/growth.ts'
import { passkeySignIn } from './figures/passkey-sign-in.ts'
import { passwordSignIn } from './figures/password-sign-in.ts'
import { rawFigures } from './figures/raw.ts'
import { redemption } from './figures/redemption.ts'
import { sessionCheck } from './figures/session-check.ts'
import { idleMemory, startToReady } from './figures/start.ts'
import { totpSignIn } from './figures/totp-sign-in.ts'

/** Everything that is measured, in the order of the table. */
export const FIGURES: readonly Figure[] = [
  sessionCheck,
  passwordSignIn,
  totpSignIn,
  passkeySignIn,
  redemption,
  ...consoleSearches,
  ...growth,
  firstLoad,
  startToReady,
  idleMemory,
  ...rawFigures,
]
