import { z } from 'zod'
import type { Clock } from '../ports/clock.ts'
import type { MailReport, MailReportReader } from '../ports/mail-report-reader.ts'
import { MAIL_TAG } from './resend-mailer.ts'
import { isSigned } from './resend-signature.ts'

/** As much of an event as is of use; the rest names people. */
const event = z.object({
  type: z.string(),
  data: z.object({
    email_id: z.string().min(1),
    tags: z
      .object({ [MAIL_TAG]: z.string() })
      .nullable()
      .catch(null),
    bounce: z.object({ type: z.string() }).nullable().catch(null),
  }),
})
type Event = z.infer<typeof event>

/** Reads what Resend says of mails by its webhooks. */
export function createResendReports(secret: string, clock: Clock): MailReportReader {
  return {
    read(request) {
      if (!isSigned(request, secret, clock.now())) return 'forged'
      const { data: told } = event.safeParse(jsonOf(request.body))
      const kind = told && kindOf(told)
      if (!kind) return null
      const { email_id: providerId, tags } = told.data
      return { kind, mail: { providerId, id: tags?.[MAIL_TAG] ?? null } }
    },
  }
}

const KINDS: Readonly<Record<string, MailReport['kind']>> = {
  'email.delivered': 'delivered',
  'email.bounced': 'bounced',
  'email.failed': 'refused',
  // The address bounced or complained before, so Resend sends nothing there any more.
  'email.suppressed': 'refused',
  'email.complained': 'complained',
}

/** A mailbox that is full for now says nothing of the address. */
function kindOf({ type, data }: Event): MailReport['kind'] | undefined {
  const isPassing = type === 'email.bounced' && /^transient$/i.test(data.bounce?.type ?? '')
  return isPassing || !Object.hasOwn(KINDS, type) ? undefined : KINDS[type]
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return null
  }
}
