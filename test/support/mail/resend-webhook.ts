import { createHmac } from 'node:crypto'
import { createResendReports } from '../../../api/adapters/resend-reports.ts'
import type { Clock } from '../../../api/ports/clock.ts'
import type { TestServer } from '../api/test-server.ts'
import { WEBHOOK_SECRET } from './resend-stand-in.ts'

/** For a server that takes Resend's reports. */
export const resendReader = (clock: Clock) => createResendReports(WEBHOOK_SECRET, clock)

/** A report as Resend words it, with everything in it that we do not need. */
export const reportOn = (
  mail: { readonly providerId: string; readonly id?: string },
  type: string,
  data: Readonly<Record<string, unknown>> = {},
) =>
  JSON.stringify({
    type,
    created_at: '2027-02-01T08:00:06.000Z',
    data: {
      created_at: '2027-02-01T08:00:05.000Z',
      email_id: mail.providerId,
      message_id: '<1@example.org>',
      from: 'Personnel statistics <no-reply@farstu.example.org>',
      to: ['reporter@example.org'],
      subject: '123456 is your code',
      ...(mail.id === undefined ? {} : { tags: { mail: mail.id } }),
      ...data,
    },
  })

export const bounceOf = (type: string) => ({
  bounce: { message: 'About reporter@example.org', subType: 'General', type },
})

export type SignatureHeaders = Readonly<
  Record<'svix-id' | 'svix-timestamp' | 'svix-signature', string>
>

/** @param at epoch milliseconds. */
export function signatureOver(
  body: string,
  at: number,
  secret: string = WEBHOOK_SECRET,
): SignatureHeaders {
  const id = 'msg_1'
  const seconds = String(Math.floor(at / 1000))
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const mac = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')
  return { 'svix-id': id, 'svix-timestamp': seconds, 'svix-signature': `v1,${mac}` }
}

/** What Resend's servers send; override headers for what others send. */
export async function postReport(
  server: TestServer,
  body: string,
  headers: Readonly<Record<string, string>> = signatureOver(body, server.clock.now()),
) {
  const response = await server.app.request(`${server.publicUrl}/v1/webhooks/resend`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  })
  return { status: response.status, text: await response.text() }
}
