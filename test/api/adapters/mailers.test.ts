import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createOutboxMailer } from '../../../api/adapters/outbox-mailer.ts'
import { createResendMailer } from '../../../api/adapters/resend-mailer.ts'
import { createSmtpMailer } from '../../../api/adapters/smtp-mailer.ts'
import { readMessage } from '../../support/mail/delivered.ts'
import { openResendStandIn } from '../../support/mail/resend-stand-in.ts'
import { openSmtpServer, smtpTo } from '../../support/mail/smtp-server.ts'
import { mailerContract } from './mailer-contract.ts'

mailerContract('folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'farstu-outbox-'))
  return {
    mailer: createOutboxMailer(folder),
    async delivered() {
      const names = await readdir(folder)
      return Promise.all(names.map(async (name) => readMessage(await readFile(join(folder, name)))))
    },
    close: () => rm(folder, { recursive: true }),
  }
})

mailerContract('SMTP', async () => {
  const server = await openSmtpServer()
  return {
    mailer: createSmtpMailer(smtpTo(server.port)),
    delivered: () => Promise.all(server.received.map(({ raw }) => readMessage(raw))),
    close: server.close,
  }
})

mailerContract('Resend', async () => {
  const standIn = await openResendStandIn()
  return {
    mailer: createResendMailer(standIn.transport),
    delivered: async () => [...standIn.mails.values()],
    close: standIn.close,
  }
})
