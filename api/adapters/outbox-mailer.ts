import { chmod, mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import PostalMime from 'postal-mime'
import type { DeliveredMail, MailFolder } from '../ports/mail-folder.ts'
import type { Mailer } from '../ports/mailer.ts'

/**
 * Writes each mail as an `.eml` file into a folder: the local mailbox of demo mode, and in
 * production a pick-up folder that the operator's mail server empties.
 */
export function createOutboxMailer(folder: string): Mailer & MailFolder {
  return {
    async send({ idempotencyKey, from, to, subject, text, html, language }) {
      const message = await new MailComposer({
        from,
        to: { name: '', address: to },
        subject,
        text,
        html,
        messageId: `<${idempotencyKey}@${from.address.split('@')[1]}>`,
        headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
      })
        .compile()
        .build()
      await mkdir(folder, { recursive: true })
      // Written whole or not at all, and twice is once: the name is the mail's own key.
      const partial = join(folder, `.${idempotencyKey}.partial`)
      await writeFile(partial, message)
      // The folder's group may read them: that is how a mail server collects them.
      await chmod(partial, 0o640)
      await rename(partial, join(folder, `${idempotencyKey}.eml`))
    },

    async list() {
      const names = await readdir(folder).catch(() => [])
      const files = names.filter((name) => name.endsWith('.eml'))
      const mails = await Promise.all(files.map((name) => read(folder, name)))
      return mails.sort((a, b) => b.at - a.at)
    },
  }
}

async function read(folder: string, name: string): Promise<DeliveredMail> {
  const path = join(folder, name)
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
