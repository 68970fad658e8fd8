/**
 * The attacker puts signs into a text that nobody sees: a NUL that PostgreSQL refuses, line breaks that
 * begin another line of a mail, signs that turn a name around or make two of one. Every text of every
 * request is tried, as its schema has it and over HTTP on both engines; each is cleaned or refused, and
 * nothing of the kind gets into the database or a mail.
 */
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createBrowser, stepOf } from '../../../support/api/browser.ts'
import { administrator } from '../../../support/api/console/console.ts'
import { bodiesOf } from '../../../support/api/requests/request-bodies.ts'
import { type TextField, textsOfRequests } from '../../../support/api/requests/request-schemas.ts'
import {
  among,
  percent,
  SIGNS,
  SIGNS_SENT,
  unseenIn,
  withEachText,
} from '../../../support/api/requests/unseen-signs.ts'
import { changeRows, useServers } from '../../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'
import { READABLE, type Readable } from '../../../support/api/texts-at-rest.ts'

/** Never kept: whoever reads them takes out of them what counts. See `raw` in `texts.ts`. */
const RAW = [
  ...['answerFlow.answer.code', 'answerFlow.answer.password'],
  ...['importUnits.csv', 'readInvitations.text'],
]
/** Texts that a field may ask for the form of. */
const FORMS = ['Kim Example', 'kim@example.org', 'https://example.org/a', '#00aa00', 'x'.repeat(20)]
/** Only here may lines break. */
const LINES = 'publishNotice.texts.sections.body'

describe('R-80: the schema of a request', () => {
  let texts: readonly TextField[]
  beforeAll(async () => {
    texts = await textsOfRequests()
  })

  it('is looked through to its last text', () => {
    const some = ['putUnits.units.name', 'endRole.role', 'peopleQuery.q', LINES, ...RAW]
    expect(texts.map(({ path }) => path)).toEqual(expect.arrayContaining(some))
  })

  it.each(Object.entries(SIGNS))('cleans or refuses %s in each text', (_what, sign) => {
    const cleaned = texts.filter(({ path }) => !RAW.includes(path))
    for (const { path, schema } of cleaned)
      for (const typed of FORMS.flatMap((form) => among(form, sign))) {
        const read = schema.safeParse(typed)
        const kept = read.success ? String(read.data) : ''
        const line = path === LINES ? kept.replaceAll('\n', '') : kept
        expect([path, unseenIn(line)]).toEqual([path, null])
      }
  })
})

describe.each(Object.entries(READABLE))('R-80: on %s', (_engine, open) => {
  const opened: Readable[] = []
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(({ close }) => close()))
  })

  const opening = async (): Promise<Readable> => {
    const at = await open()
    opened.push(at)
    return at
  }

  it('no text of a body makes a fault, or is kept with what cannot be seen', async () => {
    const at = await opening()
    const { server } = at
    const visitor = await administrator(server)
    const about = { visitor, invitation: (await server.invite()).invitation.id }
    const { flow } = (await visitor.browser.send('POST', '/v1/flows', START, headersFor(server)))
      .body
    const ids = { portal: 'demo', id: about.invitation, flow }
    for (const [route, bodyOf] of Object.entries(await bodiesOf(server)))
      for (const sign of SIGNS_SENT)
        for (const body of withEachText(await bodyOf(about), sign)) {
          const [method = '', path = ''] = route.split(' ')
          const target = targetOf(path, ids)
          const headers = headersFor(server, path)
          const { status } = await visitor.browser.send(method, target, body, headers)
          expect([target, body, status >= 500]).toEqual([target, body, false])
        }
    expect(await unseen(at)).toEqual([])
    expect((await at.texts()).length).toBeGreaterThan(500)
  }, 120_000)

  it('none is kept of what somebody says on the way in', async () => {
    const at = await opening()
    for (const sign of SIGNS_SENT) {
      await registerAs(at.server, (text) => among(text, sign)[1] ?? '')
      await declineFor(at.server, (text) => among(text, sign)[1] ?? '')
    }
    expect(await unseen(at)).toEqual([])
  }, 60_000)

  it('no path and no query makes a fault', async () => {
    const { server } = await opening()
    const { browser } = await administrator(server)
    const odd = SIGNS_SENT.map((sign) => percent(`a${sign.slice(0, 200)}b`))
    for (const { method, path } of server.app.routes.filter(isOurs))
      for (const text of [...odd, '%ed%a0%80', '%zz'])
        for (const target of [path.replace(/:\w+/g, text), ...queriesOf(method, path, text)]) {
          const body = method === 'GET' ? undefined : {}
          const { status } = await browser.send(method, target, body, headersFor(server, path))
          expect([method, target, status >= 500]).toEqual([method, target, false])
        }
  }, 120_000)
})

describe('R-80: a row from before texts were cleaned', () => {
  const openServer = useServers()

  it('gets into no mail as it is', async () => {
    const server = await openServer()
    changeRows(server, 'update unit set name = ?', 'Exam\u202eple\r\nBcc: \u200bTown')
    await server.invite()
    const { text, html } = server.mailer.newestTo(REPORTER)
    for (const part of [text, html]) expect(unseenIn(part.replaceAll('\n', ''))).toBeNull()
    expect(text).toContain('- Example Bcc: Town: reporter')
  })
})

const START = { portal: 'demo', journey: 'sign-in' } as const
const NAMES = ['q', 'after', 'lang', 'language', 'state', 'return', 'standing', 'attention']

/** Whatever is not a file. */
const isOurs = ({ method, path }: { method: string; path: string }): boolean =>
  method !== 'ALL' && /^\/(v1|p)\//.test(path)

function queriesOf(method: string, path: string, text: string): readonly string[] {
  const known = path.replace(':portal', 'demo').replace(/:\w+/g, 'x')
  return method === 'GET' ? NAMES.map((name) => `${known}?${name}=${text}`) : []
}

function targetOf(path: string, ids: { portal: string; id: string; flow: string }): string {
  const id = path.startsWith('/v1/flows') ? ids.flow : ids.id
  return path.replace(':portal', ids.portal).replace(':id', id).replace(/:\w+/g, 'x')
}

/** What the console, a host's server and a widget send, all at once. */
const headersFor = (server: TestServer, path = '') => ({
  Origin: path.startsWith('/v1/console') ? server.publicUrl : server.portalUrl,
  'Sec-Fetch-Site': 'same-origin',
  Authorization: `Bearer ${server.portalSecret}`,
})

/** What of the signs there is by now, in the database and in mails. */
async function unseen({ server, texts }: Readable): Promise<readonly string[]> {
  await server.deliverMail()
  const mails = server.mailer.sent.flatMap(({ from, to, subject, text, html }) => [
    ...[from.name, to, subject],
    ...[text, html].map((part) => part.replaceAll('\n', '')),
  ])
  // Lines break in notices, and a tab stands between the names that people are sorted by.
  const kept = (await texts()).map(({ table, text }) =>
    table === 'notice' ? text.replace(/\n|\\n/g, '') : text.replaceAll('\t', ''),
  )
  return [...kept, ...mails].flatMap((text) => unseenIn(text) ?? [])
}

type Dirty = (text: string) => string

/** Each is sent at least one mail. */
const newAddress = ({ mailer }: TestServer) => `visitor-${mailer.sent.length}@example.org`

/** Somebody who says another name than they were invited by. */
async function registerAs(server: TestServer, dirty: Dirty): Promise<void> {
  const email = newAddress(server)
  const { token } = await server.invite({ email })
  const browser = createBrowser(server)
  const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
  await browser.answer(flow, { step: 'email-code', send: true })
  const code = await server.mailedCode(email)
  stepOf(await browser.answer(flow, { step: 'email-code', code }), 'register')
  const names = { firstName: dirty('Kim'), lastName: dirty('Example') }
  const { status } = await browser.answer(flow, { step: 'register', ...names })
  expect([200, 422]).toContain(status)
}

/** Somebody who proposes another person to the inviter. */
async function declineFor(server: TestServer, dirty: Dirty): Promise<void> {
  const people = { email: newAddress(server), inviterEmail: 'agency@example.org' }
  const { token } = await server.invite(people)
  const browser = createBrowser(server)
  const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
  stepOf(await browser.answer(flow, { step: 'email-code', notMe: true }), 'successor')
  const proposed = { name: dirty('Robin'), address: dirty('robin@example.org') }
  const whole = await browser.answer(flow, { step: 'successor', ...proposed })
  const named = await browser.answer(flow, { step: 'successor', name: proposed.name })
  expect([whole.status, named.status].every((status) => status < 500)).toBe(true)
}
