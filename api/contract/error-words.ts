import type { ErrorCode } from './errors.ts'
import { CLIENT_HEADER, MOST_BODY_KIB, MOST_NOTICE_KIB } from './plain/transport.ts'

/** What each code means, for whoever writes against the API. */
export const ERROR_WORDS: Readonly<Record<ErrorCode, string>> = {
  invalid_input:
    'The body or the query does not match; `fields` names the paths, never the values.',
  malformed_json: 'The body is no JSON, is cut off, repeats a name, or is nested too deeply.',
  unsupported_media_type: 'The body must be `application/json`, in UTF-8, not compressed.',
  body_too_large: `The body is larger than ${MOST_BODY_KIB} KiB; a notice that is published may have ${MOST_NOTICE_KIB} KiB.`,
  bad_path: 'The path holds doubled slashes, dot segments or control characters.',
  not_found: 'There is no such thing, or it belongs to another portal.',
  origin_refused: `The request comes from a page that the portal does not list, or lacks the header \`${CLIENT_HEADER}\`.`,
  unauthorized: 'The secret, token or signature is missing, wrong or withdrawn.',
  forbidden: 'The role does not allow this.',
  passkey_demanded:
    'The session does not rest on a passkey or key that was made in the console, and whoever acts there needs one.',
  own_account_frozen:
    'The account of whoever acts is frozen ("this was not me"): they read until that is lifted.',
  sign_in_too_old:
    'What the session rests on was shown more than five minutes ago, and this act asks for it anew: sign in once more.',
  caller_not_verified: 'The caller is not verified by this agent, or no longer.',
  same_agent: 'Whoever decides is another person than who asked, in another browser.',
  same_agent_lately:
    "Within seven days nobody has a hand both in correcting a person's number or address and in what lets them in: another agent does it, or whoever has the machine.",
  address_taken:
    "The address is somebody's already. Said once its code was read out, and not before.",
  another_portal:
    'The two agents do not look after every portal of the person between them: one of another portal decides, or an owner.',
  no_colleague:
    'Nobody with that address may confirm who is calling: 30 days in the same unit, one person in 30 days, never in a circle, nobody who works in the console. One answer for all.',
  too_long_ago: 'This asks for a sign-in with two factors that is not older than ten minutes.',
  limit_reached: 'The agent has done as much as anybody may in a day.',
  account_frozen:
    'The account is frozen ("this was not me"): nothing is changed in it until that is lifted.',
  freeze_held:
    'The freeze is lifted by signing in with a way to verify that is older than every change of the last 30 days, or by the helpdesk alone.',
  own_page_needed:
    'Whoever works in the console, or has roles in two portals, does this on our own page.',
  level_too_low:
    'The session rests on one factor, and the person has a second: sign in with it first (`acr` `aal2`).',
  flow_not_found:
    'The flow is unknown, ended, expired, or belongs to another browser: one answer for all.',
  step_changed: 'The answer is for a step that is no longer current; nothing was changed.',
  changed_meanwhile: 'Somebody else has changed it since it was read; nothing was changed.',
  preview_needed:
    'The change of policy ends sessions, or asks people for what they lack: look at the preview, and name it.',
  nobody_gets_in: 'Nobody who has a role in the portal could sign in under the policy.',
  mailed_already: 'Those whom this very change of policy concerns were written to before.',
  mails_limited:
    'More people than are written to of one change of policy, or the portal has written too often within a day.',
  letters_limited: 'Whoever coordinates units has sent as many letters as anybody may in a day.',
  last_administrator:
    'The last of those who look after the portal could not sign in to it under the policy.',
  taken: "The name asked for is another's already.",
  two_secrets_live: 'Two secrets of the portal are live; one is to be revoked first.',
  wrong_code: 'The code is wrong; `attemptsLeft` says how many more may be.',
  code_expired: 'The mailed code is out of date: ask for a new one.',
  code_used:
    'The code is right, but was accepted before (RFC 6238 §5.2); `retryAfterSeconds` is when the next one comes.',
  wrong_password: 'The password is wrong.',
  credential_refused:
    "The passkey or key is unknown, is another person's, belongs elsewhere, or did not answer what was asked: one answer for all.",
  user_not_verified:
    'The passkey or key did not verify its user by PIN, finger or face, where that was demanded.',
  password_spent:
    'There were too many wrong answers: the password is to be replaced by way of "forgotten".',
  password_refused: 'The new password breaks a rule; `reasons` says which.',
  locked: 'There were too many wrong answers; `retryAfterSeconds` says for how long.',
  wait_to_resend:
    'A code was asked for again too soon or too often; `retryAfterSeconds` says for how long, ten minutes at most from when this flow first asked.',
  proof_required:
    'This network or address is busy, or was sent many codes: do the work in `proof` and send the request again. Nobody is locked out.',
  misdirected: 'The request was not made to the name that this server goes by (RFC 9110 §15.5.20).',
  code_refused:
    'The one-time code is unknown, expired, used, or of another portal: one answer for all.',
  unavailable:
    'A fault of the server (database, mail). Try again after `retryAfterSeconds`; it never counts as a failed attempt.',
}
