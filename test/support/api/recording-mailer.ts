import type { Mail, Mailer } from '../../../api/ports/mailer.ts'

/** A transport that keeps what it was given; it can be told to fail. */
export interface RecordingMailer extends Mailer {
  readonly sent: readonly Mail[]
  /** The next `times` mails are not taken. */
  failNext(times: number): void
  /** The newest mail to an address; throws when there is none. */
  newestTo(address: string): Mail
}

/** @param before mails that it took already. */
export function createRecordingMailer(before: readonly Mail[] = []): RecordingMailer {
  const sent = [...before]
  let failures = 0
  return {
    sent,
    async send(mail) {
      if (failures > 0) {
        failures--
        throw new Error('The transport does not answer')
      }
      sent.push(mail)
      return { providerId: null }
    },
    failNext: (times) => {
      failures = times
    },
    newestTo(address) {
      const mail = sent.filter(({ to }) => to === address).at(-1)
      if (!mail) throw new Error(`No mail to ${address}`)
      return mail
    },
  }
}
