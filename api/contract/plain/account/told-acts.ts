/** What of the audit log its person is told of: words of `AuditAct`, each with a text in `<farstu-account>`. */
export const TOLD_ACTS = [
  'invitation.completed',
  'person.renamed',
  'person.mail-language-chosen',
  'person.suspended',
  'person.reopened',
  'method.added',
  'method.renamed',
  'method.preferred',
  'method.removed',
  'method.suspended',
  'method.given-back',
  'methods.reset',
  'pass.issued',
  'pass.used',
  'caller.verified',
  'method.wrong',
  'method.locked',
  'method.disabled',
  'recovery-codes.made',
  'recovery-code.used',
  'password.set',
  'password.replaced',
  'notice.accepted',
  'confirmation.given',
  'session.started',
  'session.ended',
  'sessions.ended',
  'membership.ended',
] as const

/** One of them. */
export type ToldAct = (typeof TOLD_ACTS)[number]
