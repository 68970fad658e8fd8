/**
 * The attacker has the database, a backup of it, or the logs. What works as a secret must not be
 * there in any form that can be read back: every secret of a whole journey is looked for in the
 * database's files, its write-ahead log included, plain and in the usual encodings, and in every
 * line that was logged.
 */
import { existsSync, readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  asHost,
  type Browser,
  createBrowser,
  onboardUntil,
  PASSWORD,
  stepOf,
} from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import { rowsIn, useServers } from '../../../support/api/servers/servers.ts'
import { cookieOf, otherThan, untilTotp } from '../../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'
import { totpAt } from '../../../support/totp.ts'

const openServer = useServers()

/** The ways in which a text could lie in a file. */
function formsOf(secret: string): readonly Buffer[] {
  const bytes = Buffer.from(secret)
  const texts = [bytes.toString('hex'), bytes.toString('base64'), bytes.toString('base64url')]
  return [
    bytes,
    Buffer.from(secret, 'utf16le'),
    Buffer.from(secret, 'utf16le').swap16(),
    ...texts.map((text) => Buffer.from(text.replace(/=+$/, ''))),
    Buffer.from(bytes.toString('hex').toUpperCase()),
  ]
}

function filesOf({ databaseFile }: TestServer): readonly (readonly [string, Buffer])[] {
  return ['', '-wal', '-shm']
    .map((suffix) => `${databaseFile}${suffix}`)
    .filter((file) => existsSync(file))
    .map((file) => [file, readFileSync(file)] as const)
}

function expectNowhere(server: TestServer, secrets: Readonly<Record<string, string>>): void {
  const logged = Buffer.from(server.logLines.join(''))
  for (const [name, secret] of Object.entries(secrets)) {
    expect(secret.length, name).toBeGreaterThan(5)
    for (const form of formsOf(secret)) {
      for (const [file, bytes] of filesOf(server))
        expect(bytes.includes(form), `${name} in ${file}`).toBe(false)
      expect(logged.includes(form), `${name} in the log`).toBe(false)
    }
  }
}

/** A whole life: invited, enrolled, signed out, wrong answers, in again, redeemed. */
async function live(server: TestServer) {
  const browser = createBrowser(server)
  const { token } = await server.invite()
  const { flow, reply } = await onboardUntil(server, browser, 'totp-enrol', token)
  const code = await server.mailedCode()
  const { secret } = stepOf(reply, 'totp-enrol')
  const app = totpAt(secret, server.clock.now())
  await browser.answer(flow, { step: 'totp-enrol', code: otherThan(app) })
  await browser.answer(flow, { step: 'totp-enrol', code: app })
  await browser.answer(flow, { step: 'new-password', password: PASSWORD })
  const notice = stepOf(await browser.see(flow), 'notice')
  const { document, version, hash } = notice
  const done = stepOf(
    await browser.answer(flow, { step: 'notice', document, version, hash }),
    'done',
  )
  return { browser, token, code, secret, redemption: done.code ?? '' }
}

describe('the secrets of a whole journey', () => {
  let server: TestServer
  let lived: Awaited<ReturnType<typeof live>>
  let browser: Browser
  beforeEach(async () => {
    server = await openServer()
    lived = await live(server)
    browser = lived.browser
  })

  it('T-085, T-086: are in no file of the database and in no line of the log', async () => {
    const [id = '', secretHalf = ''] = lived.redemption.split('.')
    expect(id).not.toBe('')
    const secrets = {
      password: PASSWORD,
      'seed of the app': lived.secret,
      'session cookie': cookieOf(browser, 'portal')[1],
      'browser cookie': cookieOf(browser, 'browser')[1],
      'portal secret': server.portalSecret,
      'redemption code': secretHalf,
      'invitation token': lived.token,
    }
    expectNowhere(server, secrets)
    await asHost(server, '/v1/redeem', { code: lived.redemption })
    await asHost(server, '/v1/redeem', { code: lived.redemption })
    await browser.signOut()
    server.clock.advance(MINUTE)
    const { flow } = await untilTotp(server, { browser })
    await browser.answer(flow, { step: 'totp', code: totpAt(lived.secret, server.clock.now()) })
    expectNowhere(server, { ...secrets, 'second session cookie': cookieOf(browser, 'portal')[1] })
  })

  it('T-086: are in no figure that operators read, and neither is anybody', async () => {
    const figures = await (await server.app.request('/metrics')).text()
    expect(figures).toContain('farstu_')
    const { code, secret, token, redemption } = lived
    for (const kept of [PASSWORD, code, secret, token, redemption, REPORTER, 'reporter'])
      expect(figures).not.toContain(kept)
  })

  it('T-085: include the mailed code, of which not even the digits lie anywhere', async () => {
    const texts = rowsIn(server, "select name from sqlite_master where type = 'table'")
      .flatMap(({ name }) => rowsIn(server, `select * from "${name}"`))
      .flatMap((row) => Object.values(row))
      .map(String)
    const holding = texts.filter((text) => text.includes(lived.code))
    expect(holding).toEqual([])
    expect(server.logLines.join('')).not.toContain(lived.code)
  })

  it('leave the outbox when their mail is handed over', () => {
    const mails = rowsIn(server, 'select state, sealed, variables from outbox')
    expect(mails.length).toBeGreaterThan(1)
    const waiting = mails.filter(({ state }) => state !== 'handed-over')
    expect(waiting.map(({ variables }) => variables)).toHaveLength(1)
    expect(mails.filter(({ state, sealed }) => state === 'handed-over' && sealed !== null)).toEqual(
      [],
    )
  })
})

describe('T-085: a mail that waits', () => {
  it('holds its code and its link sealed', async () => {
    const server = await openServer()
    server.mailer.failNext(99)
    const invited = await server.domain.invitations.invite({
      portalId: 'demo',
      email: REPORTER,
      firstName: 'Test',
      lastName: 'Reporter',
      inviterName: 'Example Agency',
      roles: [{ unitExternalId: null, role: 'reporter', until: null }],
    })
    if (!invited.ok) throw new Error('Not invited')
    await server.mailWorker.runOnce()
    const [mail] = rowsIn(server, 'select * from outbox')
    expect(mail?.state).toBe('queued')
    expect(mail?.sealed).toMatch(/^k1\./)
    expectNowhere(server, { 'invitation token': invited.link.split('=')[1] ?? '' })
  })
})

describe('T-086: the log', () => {
  it('holds no address, whole or in part, and no path that was asked for', async () => {
    const server = await openServer()
    const { browser } = await live(server)
    await browser.send('GET', `/v1/flows/${REPORTER}?address=${REPORTER}`)
    await browser.send('GET', `/nowhere/${REPORTER}`)
    const logged = server.logLines.join('')
    expect(logged).not.toContain('reporter')
    expect(logged).not.toContain('@example.org')
    expect(logged).not.toContain('nowhere')
    expect(server.logLines.length).toBeGreaterThan(5)
  })

  it('is one line of JSON for each request, whatever a header holds', async () => {
    const server = await openServer()
    const before = server.logLines.length
    await createBrowser(server).send('GET', '/healthz', undefined, {
      'X-Request-Id': 'a"b{c}%0d%0a',
      'User-Agent': '{"level":"error"}',
    })
    expect(server.logLines.length).toBe(before + 1)
    const line = JSON.parse(server.logLines.at(-1) ?? '')
    expect(line).toMatchObject({ method: 'GET', status: 200, level: 'info' })
    expect(line.requestId).not.toContain('"')
  })
})

describe('T-086: an address of a page', () => {
  it('never carries a secret: the token of an invitation stands behind the #', async () => {
    const server = await openServer()
    const { link, token } = await server.invite()
    const url = new URL(link)
    expect(url.hash).toBe(`#farstu-invitation=${token}`)
    expect(url.pathname + url.search).not.toContain(token)
    const flow = await createBrowser(server).start({ journey: 'invitation', invitation: token })
    expect(flow.text).not.toContain(token)
    expect(flow.headers.get('location')).toBeNull()
  })
})

describe('T-009: the seed of an app', () => {
  it('is shown to nobody again once the app is confirmed', async () => {
    const server = await openServer()
    const { browser, secret, redemption } = await live(server)
    const said = [JSON.stringify(await asHost(server, '/v1/redeem', { code: redemption }))]
    server.clock.advance(MINUTE)
    const { flow, browser: fresh } = await untilTotp(server)
    said.push((await fresh.see(flow)).text)
    const code = totpAt(secret, server.clock.now())
    said.push((await fresh.answer(flow, { step: 'totp', code })).text)
    const adding = await browser.start({ journey: 'add-method' })
    said.push(adding.text, (await browser.see(adding.body.flow)).text)
    for (const table of ['audit_event', 'audit_detail', 'outbox', 'flow'])
      said.push(JSON.stringify(rowsIn(server, `select * from ${table}`)))
    await server.deliverMail()
    said.push(JSON.stringify(server.mailer.sent))
    for (const text of said) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain('otpauth:')
    }
  })
})
