import { Hono, type MiddlewareHandler } from 'hono'
import { html } from 'hono/html'
import { pageHeaders } from '../../http/answers/headers.ts'
import { problem } from '../../http/answers/problem.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { page } from '../../pages/page.ts'
import type { DeliveredMail, MailFolder } from '../../ports/mail-folder.ts'

const LINK = /(https?:\/\/[^\s<>"]+)/

/** `/dev/mailbox`: the mails that demo mode would have sent. It does not exist in production. */
export function mailboxRoutes(folder: MailFolder, host: string) {
  const find = async (id: string) => (await folder.list()).find((mail) => mail.id === id)
  return new Hono<AppEnv>()
    .use(onlyAs(host))
    .get('/', pageHeaders, async (c) => c.html(listPage(await folder.list())))
    .get('/:id', pageHeaders, async (c) => {
      const mail = await find(c.req.param('id'))
      return mail ? c.html(mailPage(mail)) : problem(c, 'not_found')
    })
    .get('/:id/html', async (c) => {
      const mail = await find(c.req.param('id'))
      if (!mail) return problem(c, 'not_found')
      c.header(
        'Content-Security-Policy',
        `default-src 'none'; style-src 'unsafe-inline'; sandbox ${SANDBOX}; frame-ancestors 'self'`,
      )
      // As in a mail program: what is pressed opens beside it.
      return c.html(mail.html.replace('<head>', '<head><base target="_blank">'))
    })
}

/** A mail runs nothing; its links open pages that are no part of it. */
const SANDBOX = 'allow-popups allow-popups-to-escape-sandbox'

/** Another name for this machine must not open it: a page out there could have itself so named. */
function onlyAs(host: string): MiddlewareHandler<AppEnv> {
  return async (c, next) => (c.req.header('host') === host ? next() : problem(c, 'not_found'))
}

function listPage(mails: readonly DeliveredMail[]) {
  const rows = mails.map(
    (mail) =>
      html`<li><a href="/dev/mailbox/${mail.id}">${mail.subject}</a><span>${mail.to}</span><time>${time(mail.at)}</time></li>`,
  )
  const empty = html`<p>No mail yet. Whatever the demo sends lies here a moment later; reload to see it.</p>`
  return page({
    title: 'Mailbox',
    body: html`<h1>Mailbox</h1><p>Mails that the demo would have sent. Newest first.</p>${
      mails.length > 0 ? html`<ul class="mails">${rows}</ul>` : empty
    }`,
  })
}

function mailPage(mail: DeliveredMail) {
  return page({
    title: mail.subject,
    body: html`<p><a href="/dev/mailbox">Mailbox</a></p>
      <h1>${mail.subject}</h1>
      <dl><dt>From</dt><dd>${mail.from}</dd><dt>To</dt><dd>${mail.to}</dd><dt>At</dt><dd>${time(mail.at)}</dd></dl>
      <h2>Plain text</h2>
      <pre>${linked(mail.text)}</pre>
      <h2>As a mail program shows it</h2>
      <iframe title="The mail as HTML" src="/dev/mailbox/${mail.id}/html" sandbox="${SANDBOX}"></iframe>`,
  })
}

function linked(text: string) {
  return text
    .split(LINK)
    .map((part) => (LINK.test(part) ? html`<a href="${part}">${part}</a>` : part))
}

function time(at: number): string {
  return new Date(at).toISOString().replace('T', ' ').slice(0, 19)
}
