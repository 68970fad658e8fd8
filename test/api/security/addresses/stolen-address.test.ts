/**
 * The attacker sits at a browser that is signed in, or reads one of the mailboxes, and wants the account to be written
 * to at an address of theirs, and to keep it so.
 */
import { describe, expect, it } from 'vitest'
import { askAccount, readAccount } from '../../../support/api/account.ts'
import { openEnrolled } from '../../../support/api/beginnings.ts'
import { createBrowser, PASSWORD, signIn, stepOf } from '../../../support/api/browser.ts'
import { DAY, MINUTE } from '../../../support/api/clock.ts'
import { agreed, confirmed, secondApp } from '../../../support/api/confirming.ts'
import {
  addresses,
  beginsWith,
  changed,
  codeTo,
  NEW,
  proven,
  taken,
} from '../../../support/api/new-address.ts'
import { linkIn, linksTo, press, robbed } from '../../../support/api/not-me.ts'
import { makeCodes } from '../../../support/api/recovery-codes.ts'
import { giveRole, openElsewhere, ROLES_ELSEWHERE } from '../../../support/api/roles-elsewhere.ts'
import { rowsIn, useServers } from '../../../support/api/servers/servers.ts'
import { appCode } from '../../../support/api/sign-ins.ts'
import { REPORTER } from '../../../support/api/test-server.ts'

const openServer = useServers()

const UNPROVEN = { name: 'denied', reason: 'confirmation-unknown' }

describe('R-65: a session that was left open', () => {
  it('changes no address without a factor that is shown for it', async () => {
    const { server, browser } = await openEnrolled(openServer)
    await proven(server, browser)
    const { flow, reply } = await agreed(browser, { act: 'address.change', object: NEW })
    stepOf(reply, 'totp')
    const typed = await browser.answer(flow, { step: 'totp', code: '000000' })
    expect(typed.body.code).toBe('wrong_code')
    const byPassword = await browser.answer(flow, { step: 'password', password: PASSWORD })
    expect(byPassword.body.code).toBe('step_changed')
    expect(addresses(server)).toEqual([REPORTER])
  })

  it('gives the account no address that nobody has proven, whatever is confirmed', async () => {
    const { server, browser } = await openEnrolled(openServer)
    expect(await beginsWith(browser)).toMatchObject(UNPROVEN)
    expect(addresses(server)).toEqual([REPORTER])
  })

  it('confirms no other address than the one that was proven, nor one that was proven long ago', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    await proven(server, browser)
    expect(await beginsWith(browser, 'mallory@example.org')).toMatchObject(UNPROVEN)
    const { flow } = await agreed(browser, { act: 'address.change', object: NEW })
    server.clock.advance(16 * MINUTE)
    const late = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect(late.text).toContain('confirmation-unknown')
    expect(await beginsWith(browser)).toMatchObject(UNPROVEN)
    expect(addresses(server)).toEqual([REPORTER])
  })

  it('guesses at no code: tries are counted before anything is compared', async () => {
    const { server, browser } = await openEnrolled(openServer)
    await askAccount(browser, 'address/code', { address: NEW })
    const code = await codeTo(server)
    const prove = (typed: string) =>
      askAccount(browser, 'address/prove', { address: NEW, code: typed })
    const replies = await Promise.all(Array.from({ length: 10 }, (_, at) => prove(`0000000${at}`)))
    expect(replies.filter(({ body }) => body.code === 'locked').length).toBeGreaterThanOrEqual(4)
    expect((await prove(code)).body.code).toBe('locked')
  })

  it.each(ROLES_ELSEWHERE)(
    'of somebody who %s changes none on a host’s page',
    async (_who, portalId, role) => {
      const { server, browser } = await openEnrolled(openServer)
      await openElsewhere(server, portalId)
      await giveRole(server, portalId, role)
      const asked = await askAccount(browser, 'address/code', { address: NEW })
      expect(asked.body.code).toBe('own_page_needed')
      const begun = await browser.start({ journey: 'confirm', act: 'address.change', object: NEW })
      expect(stepOf(begun, 'denied').reason).toBe('own-origin')
    },
  )
})

describe('an address that a thief has changed', () => {
  it('is frozen from the mailbox that was, which is told of the freeze, too', async () => {
    const { server, thief } = await taken(openServer)
    const link = await linkIn(server, 'was changed')
    expect((await press(server, link)).status).toBe(204)
    const [row] = rowsIn(server, 'select frozen_at from person where email = ?', NEW)
    expect(row?.frozen_at).not.toBeNull()
    await server.deliverMail()
    const told = server.mailer.sent.filter(({ subject }) => subject.includes('is frozen'))
    expect(told.map(({ to }) => to).toSorted()).toEqual([NEW, REPORTER].toSorted())
    expect((await askAccount(thief, 'read')).status).toBe(401)
  })

  it('gives the thief’s mailbox no link to press', async () => {
    const { server } = await taken(openServer)
    expect(await linksTo(server, NEW)).toEqual([])
  })

  it('is taken back with a method that is older than the change', async () => {
    const { server, secret, thief } = await taken(openServer)
    await proven(server, thief, REPORTER)
    stepOf(await changed(server, { browser: thief, secret }, REPORTER), 'done')
    expect(addresses(server)).toEqual([REPORTER])
  })

  it('is not changed again with what the thief has set up since', async () => {
    const { server, secret, thief } = await taken(openServer)
    const theirs = await secondApp(server, { browser: thief, secret })
    await proven(server, thief, 'mallory@example.org')
    const reply = await changed(
      server,
      { browser: thief, secret: theirs.secret },
      'mallory@example.org',
    )
    expect(reply.body.code).toBe('wrong_code')
    expect(addresses(server)).toEqual([NEW])
  })

  it('is not led away once more, when it was taken back, with what the thief has set up in between', async () => {
    const { server, secret, thief } = await taken(openServer)
    const theirs = await secondApp(server, { browser: thief, secret })
    await proven(server, thief, REPORTER)
    stepOf(await changed(server, { browser: thief, secret }, REPORTER), 'done')
    server.clock.advance(DAY)
    const { browser: again } = await signIn(server, theirs.secret, createBrowser(server))
    await proven(server, again)
    const reply = await changed(server, { browser: again, secret: theirs.secret })
    expect(reply.body.code).toBe('wrong_code')
    expect(addresses(server)).toEqual([REPORTER])
  })

  it('is not kept by removing what it is taken back with', async () => {
    const { server, secret, thief } = await taken(openServer)
    const theirs = await secondApp(server, { browser: thief, secret })
    const { methods } = await readAccount(thief)
    const old = methods.find(({ kind, id }) => kind === 'totp' && id !== theirs.id)
    const removal = { act: 'method.remove', object: old?.id ?? '' } as const
    const reply = await confirmed(server, { browser: thief, secret: theirs.secret }, removal)
    expect(reply.body.code).toBe('wrong_code')
  })

  it('is nobody’s to change for thirty days where nothing older is left', async () => {
    const { server, secret, thief } = await taken(openServer)
    const theirs = await secondApp(server, { browser: thief, secret })
    const { methods } = await readAccount(thief)
    const old = methods.find(({ kind, id }) => kind === 'totp' && id !== theirs.id)
    const { store, clock } = server
    await store.atomically(() => store.methods.putAway(old?.id ?? '', clock.now()))
    const start = () =>
      thief.start({ journey: 'confirm', act: 'address.change', object: 'mallory@example.org' })
    expect(stepOf(await start(), 'denied').reason).toBe('needs-older-method')
  })
})

describe('a code of the app that was seen once', () => {
  it('sets up another app, and that one moves no address on the same day', async () => {
    const { server, thief, theirs } = await robbed(openServer)
    await proven(server, thief)
    const reply = await changed(server, { browser: thief, secret: theirs.secret })
    expect(reply.body.code).toBe('wrong_code')
    // Not even once the person's own is gone.
    const removal = { act: 'method.remove', object: theirs.firstId } as const
    stepOf(await confirmed(server, { browser: thief, secret: theirs.secret }, removal), 'done')
    await proven(server, thief)
    expect(await beginsWith(thief)).toMatchObject({ name: 'denied', reason: 'needs-older-method' })
    expect(addresses(server)).toEqual([REPORTER])
  })

  it('moves one after a day, in which its person has had the mail', async () => {
    const { server, theirs } = await robbed(openServer)
    server.clock.advance(DAY)
    const { browser } = await signIn(server, theirs.secret, createBrowser(server))
    await proven(server, browser)
    stepOf(await changed(server, { browser, secret: theirs.secret }), 'done')
    expect((await linksTo(server)).length).toBeGreaterThan(1)
  })

  it('seen twice, the second moves the address: what it is taken back with is not removed by what the first set up', async () => {
    const { server, secret, thief, theirs } = await robbed(openServer)
    await proven(server, thief)
    stepOf(await changed(server, { browser: thief, secret }), 'done')
    server.clock.advance(MINUTE)
    const removal = { act: 'method.remove', object: theirs.firstId } as const
    const reply = await confirmed(server, { browser: thief, secret: theirs.secret }, removal)
    expect(reply.body.code).toBe('wrong_code')
    await proven(server, thief, REPORTER)
    stepOf(await changed(server, { browser: thief, secret }, REPORTER), 'done')
    expect(addresses(server)).toEqual([REPORTER])
  })

  it('makes no new sheet of codes by what it set up, so that the old one goes on working', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    await makeCodes(server, browser, secret)
    server.clock.advance(40 * DAY)
    const { browser: thief } = await signIn(server, secret, createBrowser(server))
    server.clock.advance(MINUTE)
    const theirs = await secondApp(server, { browser: thief, secret })
    await proven(server, thief)
    stepOf(await changed(server, { browser: thief, secret }), 'done')
    server.clock.advance(MINUTE)
    const start = () => thief.start({ journey: 'add-method', kind: 'recovery-codes' })
    const begun = await start()
    stepOf(begun, 'totp')
    const { flow } = begun.body
    const reply = await thief.answer(flow, { step: 'totp', code: appCode(server, theirs.secret) })
    expect(stepOf(reply, 'denied').reason).toBe('needs-older-method')
    const [old] = (await readAccount(thief)).methods.filter(({ name }) => name !== 'Tablet')
    const { store, clock } = server
    await store.atomically(() => store.methods.putAway(old?.id ?? '', clock.now()))
    expect(stepOf(await start(), 'denied').reason).toBe('needs-older-method')
  })
})

describe('an account of today', () => {
  it('has nothing older, and its address is changed by what there is', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    await proven(server, browser)
    stepOf(await changed(server, { browser, secret }), 'done')
    server.clock.advance(MINUTE)
    await secondApp(server, { browser, secret })
    await proven(server, browser, 'third@example.org')
    const somebody = { browser, secret }
    stepOf(await changed(server, somebody, 'third@example.org'), 'done')
    expect(addresses(server)).toEqual(['third@example.org'])
  })
})
