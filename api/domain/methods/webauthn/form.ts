import type { MethodKind } from '../../../contract/views.ts'

/** How one of the three kinds differs from the others; all else is the same. */
export interface Form {
  readonly kind: Extract<MethodKind, 'passkey' | 'security-key' | 'this-device'>
  /** What the browser is to offer when one is made; null for whatever there is. */
  readonly attachment: 'platform' | 'cross-platform' | null
  /** It is found by its person's device before any address, and may be all that is asked for. */
  readonly isDiscoverable: boolean
  /** It verifies its user at each use; else where the level asks for it. */
  readonly alwaysVerifies: boolean
  /** It may be kept on somebody's phone, and is lost with it. */
  readonly mayBeOnPhone: boolean
  /** Level 3 §5.8.7: which dialog is likely. */
  readonly hints: readonly ('security-key' | 'client-device' | 'hybrid')[]
}

/** On a phone, in a password manager or on a key, wherever its person keeps it. */
export const PASSKEY: Form = {
  kind: 'passkey',
  attachment: null,
  isDiscoverable: true,
  alwaysVerifies: true,
  mayBeOnPhone: true,
  hints: [],
}

/** For the pocket. Many have no PIN, and are something to have on top of a password all the same. */
export const SECURITY_KEY: Form = {
  kind: 'security-key',
  attachment: 'cross-platform',
  isDiscoverable: false,
  alwaysVerifies: false,
  mayBeOnPhone: false,
  hints: ['security-key'],
}

/** Built into the computer or phone in use. */
export const THIS_DEVICE: Form = {
  kind: 'this-device',
  attachment: 'platform',
  isDiscoverable: false,
  alwaysVerifies: true,
  mayBeOnPhone: true,
  hints: ['client-device'],
}

/** All three: one credential is of one of them. */
export const FORMS: readonly Form[] = [PASSKEY, SECURITY_KEY, THIS_DEVICE]
