/**
 * Why nothing came of the browser's dialog. `cancelled`: or it took too long, which browsers do not tell
 * apart on purpose (Web Authentication Level 3 §14.5). `stopped`: by us.
 */
export type Failure =
  | 'cancelled'
  | 'stopped'
  | 'registered'
  | 'unverified'
  | 'noRoom'
  | 'wrongSite'
  | 'unsupported'
  | 'failed'

/** By the name of the error, as Level 3 §5.1.3 and §5.1.4.1 have it. */
const BY_NAME: Readonly<Record<string, Failure>> = {
  NotAllowedError: 'cancelled',
  AbortError: 'stopped',
  InvalidStateError: 'registered',
  ConstraintError: 'unverified',
  SecurityError: 'wrongSite',
  NotSupportedError: 'unsupported',
}

const NO_ROOM = 'ERROR_AUTHENTICATOR_MISSING_DISCOVERABLE_CREDENTIAL_SUPPORT'

interface Fault {
  readonly name?: unknown
  readonly code?: unknown
}

/** @param fault whatever was thrown, by the browser or by a script that stands in for it. */
export function failureOf(fault: unknown): Failure {
  const { name, code } = (fault ?? {}) as Fault
  if (code === NO_ROOM) return 'noRoom'
  return (Object.hasOwn(BY_NAME, String(name)) && BY_NAME[String(name)]) || 'failed'
}
