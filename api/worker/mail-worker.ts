import { DAY, HOUR } from '../domain/values/time.ts'
import { renderMail } from '../mail/render.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import { type HandedOver, type Mailer, MailFault } from '../ports/mailer.ts'
import type { Metrics } from '../ports/metrics.ts'
import type { SecretBox } from '../ports/secret-box.ts'
import type { OutboxMail } from '../ports/store/outbox-store.ts'
import type { Store } from '../ports/store/store.ts'
import { retryDelay } from './back-off.ts'

export interface MailWorkerOptions {
  readonly store: Store
  readonly mailer: Mailer
  readonly secretBox: SecretBox
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  readonly senderAddress: string
  /** Transport gets this long for one mail. Default 30 s; the lease is twice that. */
  readonly sendTimeoutMs?: number
}

const BATCH = 10
/** What expires sooner goes first: codes before letters, however many of those wait. */
const URGENT_MS = HOUR
/** How long a mail without an end of its own is worth sending. */
const GIVE_UP_AFTER_MS = 3 * DAY

/**
 * Empties the outbox: leases due mails, so that several processes share the work, hands each over,
 * and tries again with growing waits. A mail's secrets are gone once it is handed over, refused or
 * given up.
 */
export function createMailWorker(options: MailWorkerOptions) {
  const {
    store,
    mailer,
    secretBox,
    clock,
    log,
    metrics,
    senderAddress,
    sendTimeoutMs = 30_000,
  } = options

  const handOver = async (mail: OutboxMail): Promise<HandedOver> => {
    const signed = await store.run(function* () {
      const portal = yield* store.portals.byId(mail.portalId)
      return portal && { portal, contacts: yield* store.portals.allHelpContacts(portal.id) }
    })
    if (!signed) throw new Error('The mail belongs to no portal')
    const written = renderMail(mail, { secretBox, senderAddress, ...signed })
    return withTimeout(mailer.send(written), sendTimeoutMs)
  }

  const settle = async (mail: OutboxMail): Promise<void> => {
    const now = clock.now()
    const endsAt = mail.expiresAt ?? mail.createdAt + GIVE_UP_AFTER_MS
    if (endsAt <= now) return giveUp(mail, mail.lastFault ?? 'expired')
    let taken: HandedOver
    try {
      taken = await handOver(mail)
    } catch (fault) {
      if (fault instanceof MailFault && fault.isPermanent) return refused(mail, fault)
      return putOff(mail, fault)
    }
    const { providerId } = taken
    await store.atomically(() => store.outbox.handedOver(mail.id, clock.now(), providerId))
    metrics.mailSettled('handed-over')
    log.info(
      { mail: mail.id, template: mail.template, attempts: mail.attempts },
      'mail handed over',
    )
  }

  const putOff = async (mail: OutboxMail, reason: unknown): Promise<void> => {
    const { attempts } = mail
    const { fault, status, askedMs } = shortly(reason)
    await store.atomically(() =>
      store.outbox.retry(mail.id, clock.now() + retryDelay(attempts, askedMs), fault),
    )
    metrics.mailSettled('retried')
    log.warn(
      { mail: mail.id, template: mail.template, attempts, fault, status },
      'mail not taken, will be tried again',
    )
  }

  const refused = async (mail: OutboxMail, { code, status }: MailFault): Promise<void> => {
    await store.atomically(() => store.outbox.refuse(mail.id, code))
    metrics.mailSettled('refused')
    log.error({ mail: mail.id, template: mail.template, fault: code, status }, 'mail refused')
  }

  const giveUp = async (mail: OutboxMail, fault: string): Promise<void> => {
    await store.atomically(() => store.outbox.giveUp(mail.id, fault))
    metrics.mailSettled('given-up')
    log.error({ mail: mail.id, template: mail.template, fault }, 'mail given up')
  }

  return {
    /** Settles what is due now; resolves how many mails that were. */
    async runOnce(): Promise<number> {
      const now = clock.now()
      const leased = await store.atomically(() =>
        store.outbox.lease({
          now,
          until: now + 2 * sendTimeoutMs,
          limit: BATCH,
          urgentUntil: now + URGENT_MS,
        }),
      )
      const settled = await Promise.allSettled(leased.map(settle))
      const fault = settled.find((one) => one.status === 'rejected')
      if (fault) throw fault.reason
      return leased.length
    },
  }
}

/** What may be written down of a fault: its class, never its text. */
function shortly(fault: unknown) {
  if (fault instanceof MailFault)
    return { fault: fault.code, status: fault.status, askedMs: fault.retryAfterMs }
  return { fault: fault instanceof Error ? fault.name : 'unknown' }
}

/** Rejects with a `timeout` when the work takes longer; what comes of it then is left. */
async function withTimeout<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new MailFault('timeout')), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
