import { MailFault, type MailFaultCode } from '../ports/mailer.ts'

/** What nodemailer says of a fault, as far as it is of use. */
interface SmtpReply {
  readonly code: string
  readonly command: string
  readonly responseCode: number
  readonly response: string
  /** Node's own word for it, where nodemailer put another one. */
  readonly originalCode: string
}

/** Reads why a server did not take a mail. */
export function smtpFault(fault: unknown): MailFault {
  if (fault instanceof MailFault) return fault
  const reply = {
    code: '',
    command: '',
    responseCode: 0,
    response: '',
    originalCode: '',
    ...(fault instanceof Error ? fault : {}),
  }
  return new MailFault(codeOf(reply), { status: reply.responseCode || undefined })
}

function codeOf(reply: SmtpReply): MailFaultCode {
  const { code, responseCode } = reply
  if (code === 'EABORT' || code === 'ETIMEDOUT') return 'timeout'
  if (isRefusal(reply)) return 'refused'
  if (responseCode >= 500 || isOurs(reply)) return 'misconfigured'
  // RFC 3463 §3.8: a matter of policy, and a passing one: too many, too fast, not yet known.
  if (responseCode >= 400 && /^4\d\d[ -]4\.7\./.test(reply.response)) return 'rate-limited'
  return 'provider-down'
}

/**
 * RFC 5321 §4.2.1: 5yz is permanent. Said of the sender or of the session it concerns our account;
 * so do 503 and 530, and 5.7 (RFC 3463 §3.8), by which servers say that they relay nothing for us.
 */
function isRefusal({ command, responseCode, response }: SmtpReply): boolean {
  if (command !== 'RCPT TO' && command !== 'DATA') return false
  const isAboutUs =
    responseCode === 503 || responseCode === 530 || /^5\d\d[ -]5\.7\./.test(response)
  return responseCode >= 500 && !isAboutUs
}

/** Credentials or encryption, unless the server says that it is a passing trouble. */
function isOurs({ code, originalCode, responseCode }: SmtpReply): boolean {
  if (responseCode >= 400) return false
  const isUntrusted = code === 'ESOCKET' && /CERT|TLS|SSL|SIGNATURE/.test(originalCode)
  return code === 'EAUTH' || code === 'ETLS' || isUntrusted
}
