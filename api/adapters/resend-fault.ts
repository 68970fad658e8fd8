import { MailFault, type MailFaultCode } from '../ports/mailer.ts'

/** The problem as it came over the wire: the SDK checks nothing of it. */
interface ResendProblem {
  readonly statusCode: number | null
  readonly name: string
}

/** Reads why Resend did not take a mail. No problem at all means that somebody else answered. */
export function resendFault(
  problem: ResendProblem | null,
  headers: Readonly<Record<string, string>> | null,
): MailFault {
  const status = problem?.statusCode ?? undefined
  return new MailFault(codeOf(status ?? 0, problem?.name ?? ''), {
    status,
    retryAfterMs: secondsOf(headers?.['retry-after']) * 1000,
  })
}

/** Sender, domain and key are settings of ours, by whatever status that is said. */
const OURS = new Set(['invalid_from_address', 'invalid_region', 'invalid_access'])

function codeOf(status: number, name: string): MailFaultCode {
  if (OURS.has(name)) return 'misconfigured'
  if (status === 400 || status === 422) return 'refused'
  // 409: another try of this mail is under way, or was made in other words and is remembered.
  if (status === 409 || status === 429) return 'rate-limited'
  if (status === 408 || status < 400 || status >= 500) return 'provider-down'
  return 'misconfigured'
}

/** RFC 9110 §10.2.3; Resend gives seconds, never a date. */
function secondsOf(retryAfter: string | undefined): number {
  const seconds = Number(retryAfter)
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 0
}
