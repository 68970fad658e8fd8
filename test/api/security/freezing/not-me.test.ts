/**
 * The attacker has taken over a browser or the mailbox. Whoever presses "this was not me", the person or the thief,
 * takes away and freezes: nothing comes back, nothing is let in, and what a thief has set up lifts nothing.
 */
import { describe, expect, it } from 'vitest'
import { askAccount, readAccount } from '../../../support/api/account.ts'
import { openEnrolled } from '../../../support/api/beginnings.ts'
import { createBrowser, signIn, stepOf } from '../../../support/api/browser.ts'
import { DAY, MINUTE } from '../../../support/api/clock.ts'
import { administrator } from '../../../support/api/console/console.ts'
import { heard } from '../../../support/api/console/helpdesk.ts'
import { frozen, linkIn, linksTo, press, robbed } from '../../../support/api/not-me.ts'
import { makeCodes, untilRecoveryCode } from '../../../support/api/recovery-codes.ts'
import {
  actsIn,
  changeRows,
  countIn,
  rowsIn,
  useServers,
} from '../../../support/api/servers/servers.ts'
import { untilTotp } from '../../../support/api/sign-ins.ts'
import { REPORTER } from '../../../support/api/test-server.ts'

const openServer = useServers()

const LIVE = 'ended_at is null'

describe('the link of a mail about a change', () => {
  it('does nothing when it is opened: the page asks, and the token is no part of its address', async () => {
    const { server, token } = await robbed(openServer)
    const before = countIn(server, 'session', LIVE)
    for (const path of ['/p/demo/not-me', `/p/demo/not-me?token=${token}`]) {
      const page = await server.app.request(path, {
        headers: { Host: new URL(server.publicUrl).host },
      })
      expect(page.status).toBe(200)
      expect(await page.text()).not.toContain(token)
    }
    expect([frozen(server), countIn(server, 'session', LIVE)]).toEqual([
      { frozen: 0, held: 0 },
      before,
    ])
  })

  it('when pressed ends every session, and says so by mail', async () => {
    const { server, token, thief } = await robbed(openServer)
    const reply = await press(server, token)
    expect([reply.status, reply.text]).toEqual([204, ''])
    expect(countIn(server, 'session', LIVE)).toBe(0)
    expect((await askAccount(thief, 'read')).status).toBe(401)
    await server.deliverMail()
    expect(server.mailer.sent.at(-1)?.subject).toBe('Your account is frozen (Personnel statistics)')
    expect(actsIn(server).at(-1)).toBe('account.frozen')
  })

  it('works once, for fourteen days, and lets nobody in', async () => {
    const { server, token } = await robbed(openServer)
    const browser = createBrowser(server, { origin: server.publicUrl })
    expect((await press(server, token, browser)).status).toBe(204)
    expect([...browser.jar.keys()].filter((name) => name.includes('demo'))).toEqual([])
    expect(heard(await press(server, token))).toEqual([422, 'code_used'])
    const late = await robbed(openServer)
    late.server.clock.advance(14 * DAY)
    expect(heard(await press(late.server, late.token))).toEqual([422, 'code_expired'])
    expect(frozen(late.server)).toEqual({ frozen: 0, held: 0 })
  })

  it('is worth nothing guessed, cut, or pressed from a host’s page', async () => {
    const { server, token } = await robbed(openServer)
    const [id] = token.split('.')
    for (const guess of [`${id}.${id}`, 'any.any', `${token}x`])
      expect(heard(await press(server, guess))).toEqual([404, 'not_found'])
    expect(heard(await press(server, token, createBrowser(server)))).toEqual([
      403,
      'own_page_needed',
    ])
    expect(frozen(server)).toEqual({ frozen: 0, held: 0 })
  })

  it('is in the database as a digest alone', async () => {
    const { server, token } = await robbed(openServer)
    expect(JSON.stringify(rowsIn(server, 'select * from objection'))).not.toContain(
      token.split('.')[1],
    )
  })
})

describe('the link of a colleague’s mail from the console', () => {
  it('leads to our page, and freezes them like anybody', async () => {
    const server = await openServer()
    await administrator(server)
    await server.deliverMail()
    const mail = server.mailer.sent.findLast(({ text }) => text.includes('/p/console/not-me#'))
    const token = /not-me#(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
    const headers = { Host: new URL(server.publicUrl).host }
    expect((await server.app.request('/p/console/not-me', { headers })).status).toBe(200)
    const ours = createBrowser(server, { origin: server.publicUrl })
    const reply = await ours.send('POST', '/v1/account/not-me', { portal: 'console', token })
    expect(reply.status).toBe(204)
    expect(countIn(server, 'person', 'frozen_at is not null')).toBe(1)
  })
})

describe('in a frozen account', () => {
  it('nothing is changed, and what takes away still is taken', async () => {
    const { server, secret, token } = await robbed(openServer)
    await press(server, token)
    server.clock.advance(MINUTE)
    const { browser } = await signIn(server, secret, createBrowser(server))
    const [{ id } = { id: '' }] = (await readAccount(browser)).methods
    for (const [path, body] of [
      ['methods/rename', { method: id, name: 'Mine' }],
      ['methods/default', { method: id }],
      ['name', { firstName: 'Another', lastName: 'Name' }],
      ['mail-language', { language: 'sv' }],
    ] as const)
      expect([path, heard(await askAccount(browser, path, body))]).toEqual([
        path,
        [403, 'account_frozen'],
      ])
    for (const journey of ['add-method', 'change-password'] as const) {
      const begun = await browser.start({ journey })
      expect(stepOf(begun, 'denied').reason).toBe('frozen')
    }
    const removing = await browser.start({ journey: 'confirm', act: 'method.remove', object: id })
    expect(stepOf(removing, 'denied').reason).toBe('frozen')
    expect((await askAccount(browser, 'sessions/end-others')).status).toBe(200)
  })

  it('a password alone lets nobody in, where a portal asks for no more', async () => {
    const { server, secret, token } = await robbed(openServer)
    await press(server, token)
    const { version } = rowsIn(server, "select version from portal where id = 'demo'")[0] ?? {}
    changeRows(
      server,
      "update portal set policy = json_set(policy, '$.level', 'aal1'), version = ? where id = 'demo'",
      Number(version) + 1,
    )
    const { reply } = await untilTotp(server)
    stepOf(reply, 'totp')
    server.clock.advance(MINUTE)
    expect((await signIn(server, secret, createBrowser(server))).done.acr).toBe('aal2')
  })

  it('neither a recovery code nor the mailbox opens it', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    const { codes } = await makeCodes(server, browser, secret)
    await press(server, await linkIn(server, 'new recovery codes'))
    server.clock.advance(MINUTE)
    const lost = await untilRecoveryCode(server)
    stepOf(lost.reply, 'totp')
    const shown = { step: 'recovery-codes', code: codes[0] ?? '' } as const
    expect((await lost.browser.answer(lost.flow, shown)).status).toBe(409)
    const stranger = createBrowser(server)
    const { flow } = (await stranger.start({ journey: 'sign-in', forgotten: true })).body
    await stranger.answer(flow, { step: 'identify', address: REPORTER })
    await stranger.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    const reply = await stranger.answer(flow, { step: 'email-code', code })
    expect(stepOf(reply, 'denied').reason).toBe('frozen')
  })

  it('a flow that was under way is over', async () => {
    const { server, thief, token } = await robbed(openServer)
    const { flow } = (await thief.start({ journey: 'add-method', kind: 'totp' })).body
    await press(server, token)
    expect((await thief.see(flow)).status).toBe(404)
  })
})

describe('a freeze is lifted', () => {
  it('by an app that is older than every change, with one press', async () => {
    const { server, secret, token } = await robbed(openServer)
    await press(server, token)
    server.clock.advance(MINUTE)
    const { browser } = await signIn(server, secret, createBrowser(server))
    expect((await readAccount(browser)).freeze?.lift).toBe('here')
    expect((await askAccount(browser, 'unfreeze')).status).toBe(200)
    expect((await readAccount(browser)).freeze).toBeNull()
    expect(await linksTo(server)).toContainEqual(
      expect.objectContaining({
        subject: 'Your account is no longer frozen (Personnel statistics)',
      }),
    )
  })

  it('by nothing that the thief has set up', async () => {
    const { server, theirs, token } = await robbed(openServer)
    await press(server, token)
    server.clock.advance(MINUTE)
    const { browser } = await signIn(server, theirs.secret, createBrowser(server))
    expect((await readAccount(browser)).freeze?.lift).toBe('other-method')
    expect(heard(await askAccount(browser, 'unfreeze'))).toEqual([403, 'freeze_held'])
    expect(frozen(server)).toEqual({ frozen: 1, held: 0 })
  })

  it('by the helpdesk alone after a second press about another change', async () => {
    const { server, secret, token } = await robbed(openServer)
    await press(server, token)
    server.clock.advance(MINUTE)
    const { browser } = await signIn(server, secret, createBrowser(server))
    await askAccount(browser, 'unfreeze')
    await press(server, await linkIn(server, 'no longer frozen'))
    expect(frozen(server)).toEqual({ frozen: 1, held: 1 })
    server.clock.advance(MINUTE)
    const again = await signIn(server, secret, createBrowser(server))
    expect((await readAccount(again.browser)).freeze?.lift).toBe('helpdesk')
    expect(heard(await askAccount(again.browser, 'unfreeze'))).toEqual([403, 'freeze_held'])
  })

  it('by the helpdesk alone where everything was set up in the last thirty days', async () => {
    const { server, secret } = await openEnrolled(openServer)
    await press(server, await linkIn(server, 'is ready'))
    server.clock.advance(MINUTE)
    const { browser } = await signIn(server, secret, createBrowser(server))
    expect((await readAccount(browser)).freeze?.lift).toBe('helpdesk')
  })
})

describe('from the own account', () => {
  it('the press ends this session with all others', async () => {
    const { server, browser } = await openEnrolled(openServer)
    expect((await askAccount(browser, 'freeze')).status).toBe(204)
    expect((await askAccount(browser, 'read')).status).toBe(401)
    expect([frozen(server), countIn(server, 'session', LIVE)]).toEqual([{ frozen: 1, held: 0 }, 0])
  })
})
