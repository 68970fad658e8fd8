import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DeliveredMail, MailFolder } from '../ports/mail-folder.ts'
import { type Mail, type Mailer, MailFault } from '../ports/mailer.ts'
import { messageOf } from './mail-message.ts'

/**
 * Writes each mail as an `.eml` file into a folder: the local mailbox of demo mode, and in
 * production a pick-up folder that the operator's mail server empties.
 */
export function createOutboxMailer(folder: string): Mailer & MailFolder {
  return {
    async send(mail) {
      const message = await build(mail)
      await writeWhole(folder, mail.idempotencyKey, message).catch(() => {
        throw new MailFault('provider-down')
      })
      return { providerId: null }
    },

    async list() {
      const names = await readdir(folder).catch(() => [])
      const files = names.filter((name) => name.endsWith('.eml'))
      const mails = await Promise.all(files.map((name) => read(folder, name)))
      return mails.sort((a, b) => b.at - a.at)
    },
  }
}

/** Rejects as the system does when no mail could be put there. */
export async function assertOutbox(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const probe = join(folder, `.${process.pid}.partial`)
  await writeFile(probe, 'Farstu tries whether mails can be written here.\n')
  await rm(probe)
}

async function build(mail: Mail): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer/index.js')
  return new MailComposer(messageOf(mail)).compile().build()
}

/** Written whole or not at all, and twice is once: the name is the mail's own key. */
async function writeWhole(folder: string, key: string, message: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true })
  const partial = join(folder, `.${key}.partial`)
  await writeFile(partial, message)
  // The folder's group may read them: that is how a mail server collects them.
  await chmod(partial, 0o640)
  await rename(partial, join(folder, `${key}.eml`))
}

async function read(folder: string, name: string): Promise<DeliveredMail> {
  const path = join(folder, name)
  const { default: PostalMime } = await import('postal-mime')
  const [{ mtimeMs }, bytes] = await Promise.all([stat(path), readFile(path)])
  const { from, to, subject = '', text = '', html = '' } = await PostalMime.parse(bytes)
  return {
    id: name.replace(/\.eml$/, ''),
    at: mtimeMs,
    from: from ? `${from.name} <${from.address}>` : '',
    to: to?.map(({ address }) => address).join(', ') ?? '',
    subject,
    text,
    html,
  }
}
