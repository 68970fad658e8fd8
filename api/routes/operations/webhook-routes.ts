import { Hono } from 'hono'
import type { MailReports } from '../../domain/mail/mail-reports.ts'
import { HttpProblem } from '../../http/answers/problem.ts'
import type { AppEnv } from '../../http/app-env.ts'
import type { MailReportReader } from '../../ports/mail-report-reader.ts'

interface WebhookRoutes {
  readonly reader: MailReportReader
  readonly mailReports: MailReports
}

/**
 * What the mail provider's servers call. Whatever is signed is answered alike, known or not; the
 * provider sends again what is answered with a fault.
 */
export function webhookRoutes({ reader, mailReports }: WebhookRoutes) {
  return new Hono<AppEnv>().post('/resend', async (c) => {
    const report = reader.read({
      header: (name) => c.req.header(name),
      body: new Uint8Array(await c.req.arrayBuffer()),
    })
    if (report === 'forged') throw new HttpProblem('unauthorized')
    if (report) await mailReports.take(report)
    return c.body(null, 200)
  })
}
