import type { AuditEvent } from '../ports/store/audit-log-store.ts'
import type { Statement } from '../ports/store/statement.ts'

/** Who does something, as the audit log has it, and by a right that can end at any moment. */
export interface Actor {
  readonly type: AuditEvent['actorType']
  readonly id: string | null
  /**
   * Asks for the right once more, in every transaction that acts by it, and after the locks that it
   * takes first. Between a door and the act a body or a lock may take its time, and somebody is
   * suspended, a role ends, a secret is revoked.
   * @throws RightLost
   */
  readonly confirm: () => Statement<unknown>
}

/** What a session of the console lacks for an act, by the name of the refusal. */
export type Lacking = 'own_account_frozen' | 'passkey_demanded' | 'sign_in_too_old'

/** The right was there when the door was passed, and is not any more. Nothing of the act stays. */
export class RightLost extends Error {
  override readonly name = 'RightLost'

  /**
   * @param code `unauthorized` where there is nobody any more, `forbidden` where they may no longer, else what their
   *   session lacks.
   */
  constructor(readonly code: 'unauthorized' | 'forbidden' | Lacking) {
    super(code)
  }
}

/** At the command line, where nobody is asked who they are. */
export const OPERATOR: Actor = {
  type: 'operator',
  id: null,
  *confirm() {},
}
