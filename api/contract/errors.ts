/**
 * The closed list of error codes and the status each is answered with.
 *
 * Clients switch on `code`; the words a person reads are made in the widget, in their language.
 * A refusal of what somebody typed is 422 rather than 401/408/409/410: proxies and HTTP clients
 * retry or prompt on some of those by themselves.
 */
export const ERROR_STATUS = {
  /** The body does not match the schema; `fields` names the paths, never the values. */
  invalid_input: 422,
  malformed_json: 400,
  unsupported_media_type: 415,
  body_too_large: 413,
  bad_path: 400,
  not_found: 404,
  /** Origin, Sec-Fetch-Site or the client header is missing or not listed for the portal. */
  origin_refused: 403,
  /** No portal secret, or one that is not live; in the console, no session there. */
  unauthorized: 401,
  /** The console: this role may not do that here. */
  forbidden: 403,
  /** The console: whoever acts there is signed in with a passkey or key that was made there; without one they read. */
  passkey_demanded: 403,
  /** The console: the account of whoever acts is frozen; they read. */
  own_account_frozen: 403,
  /** The console: this act asks for what was shown within the last five minutes. */
  sign_in_too_old: 403,
  /** The helpdesk: what gives something back asks for a caller who is verified. */
  caller_not_verified: 422,
  /** The helpdesk: whoever decides is another person than who asked, in another browser. */
  same_agent: 403,
  /** The helpdesk: within seven days nobody has a hand both in a number or an address of somebody, and in what lets them in. */
  same_agent_lately: 403,
  /** The helpdesk: the address that was proven is somebody's. */
  address_taken: 422,
  /** The helpdesk: the two agents do not look after every portal of the person between them. */
  another_portal: 403,
  /** Who is asked, or confirms, is no colleague of the caller's by these rules: one answer for all. */
  no_colleague: 422,
  /** The own account: this asks for a sign-in with two factors, not older than ten minutes. */
  too_long_ago: 403,
  /** The helpdesk: the agent has done as much as anybody may in a day. */
  limit_reached: 429,
  /** The own account: the session rests on one factor, and the person has a second. */
  level_too_low: 403,
  /** "This was not me" was pressed: nothing is changed in the account until the freeze is lifted. */
  account_frozen: 403,
  /** The freeze is lifted by a way to verify that is older than every recent change, or by the helpdesk alone. */
  freeze_held: 403,
  /** The own account: whoever works in the console, or has roles in two portals, does this on our own page. */
  own_page_needed: 403,
  /** Unknown, ended or expired flow, or one of another browser: one answer for all. */
  flow_not_found: 404,
  /** The answer is for a step that is no longer current; nothing was changed. */
  step_changed: 409,
  /** The console: somebody else has changed it since it was read; nothing was changed. */
  changed_meanwhile: 409,
  /** The console: who is concerned by a change of policy is to be looked at first, and named with the change. */
  preview_needed: 409,
  /** The console: nobody who has a role in the portal could sign in under the policy. */
  nobody_gets_in: 422,
  /** The console: the last of those who look after the portal could not sign in to it under the policy. */
  last_administrator: 422,
  /** The console: those whom this very change of policy concerns were written to before. */
  mailed_already: 409,
  /** The console: more people than are written to at once, or the portal's were too often within a day. */
  mails_limited: 422,
  /** The console: whoever coordinates units has sent as many letters as anybody may in a day. */
  letters_limited: 429,
  /** The console: the name asked for is another's already. */
  taken: 422,
  /** The console: two secrets of the portal are live; one is to be revoked first. */
  two_secrets_live: 422,
  wrong_code: 422,
  code_expired: 422,
  /** Right but accepted before (RFC 6238 §5.2); `retryAfterSeconds` is when the next one comes. */
  code_used: 422,
  wrong_password: 422,
  /** Unknown, of somebody else, or not what was asked for: one answer for all. */
  credential_refused: 422,
  /** The authenticator did not verify its user (PIN, finger, face) where that was demanded. */
  user_not_verified: 422,
  /** Too many wrong answers: it takes no more, and is to be replaced by way of "forgotten". */
  password_spent: 422,
  /** `reasons` says why the new password is refused, `words` which known words it leans on. */
  password_refused: 422,
  /** Too many wrong answers; `retryAfterSeconds` says for how long. */
  locked: 429,
  /** A code was asked for again too soon or too often; `retryAfterSeconds`: ten minutes at most. */
  wait_to_resend: 429,
  /**
   * This network or address is busy, or was sent many codes: `proof` says what work to do first.
   * Nobody is locked out.
   */
  proof_required: 429,
  /** The request was not made to the name that this server goes by (RFC 9110 §15.5.20). */
  misdirected: 421,
  /** Redemption code unknown, expired, used, or of another portal: one answer for all. */
  code_refused: 422,
  /** A fault of ours (database, mail, hashing queue). Never counted as a failed attempt. */
  unavailable: 503,
} as const

/** One of the closed list; `error-words.ts` says each for whoever writes a client. */
export type ErrorCode = keyof typeof ERROR_STATUS

/** Why a password was refused; the widget turns each into a sentence. */
export const PASSWORD_REASONS = [
  'too_short',
  'too_long',
  'needs_upper',
  'needs_lower',
  'needs_digit',
  'needs_special',
  'too_common',
  'contains_known_word',
] as const

/** One rule that a new password breaks. `needs_…` come with the `classic-…` presets alone. */
export type PasswordReason = (typeof PASSWORD_REASONS)[number]
