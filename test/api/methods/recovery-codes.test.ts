/** Ten codes for the drawer: made, shown once, used once each, and what one of them opens. */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../support/api/beginnings.ts'
import { createBrowser, onboardUntil, signIn, stepOf } from '../../support/api/browser.ts'
import { HOUR, MINUTE } from '../../support/api/clock.ts'
import {
  addByCode,
  makeCodes,
  signInByCode,
  untilCodes,
  untilRecoveryCode,
} from '../../support/api/recovery-codes.ts'
import { actsIn, changeRows, useServers } from '../../support/api/servers/servers.ts'
import { appCode, stepNameOf, untilTotp } from '../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

const setPolicy = (server: TestServer, policy: object) =>
  changeRows(
    server,
    'update portal set version = version + 1, policy = ?',
    JSON.stringify({ secondFactors: ['totp'], ...policy }),
  )

/** Somebody signed in with an app, and with codes in the drawer. */
const withCodes = async () => {
  const enrolled = await openEnrolled(openServer)
  const { server, browser, secret } = enrolled
  return { ...enrolled, ...(await makeCodes(server, browser, secret)) }
}

const mailsTo = async (server: TestServer, subject: RegExp) => {
  await server.deliverMail()
  return server.mailer.sent.filter((mail) => mail.to === REPORTER && subject.test(mail.subject))
}

describe('a set of recovery codes', () => {
  it('is ten codes of 13 letters and digits that nobody takes for one another', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    const { codes, made, portalUrl, isReplacement } = await untilCodes(server, browser, secret)
    expect(new Set(codes).size).toBe(10)
    for (const code of codes)
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]$/)
    expect(made).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect([portalUrl, isReplacement]).toEqual([`${server.portalUrl}/`, false])
  })

  it('is the same after a reload, counts for nothing before the tick, and is gone after it', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    const { flow, codes } = await untilCodes(server, browser, secret)
    expect(stepOf(await browser.see(flow), 'recovery-codes-enrol').codes).toEqual(codes)
    const before = await untilRecoveryCode(server)
    expect(stepNameOf(before.reply)).toBe('totp')
    const done = stepOf(
      await browser.answer(flow, { step: 'recovery-codes-enrol', kept: true }),
      'done',
    )
    expect([done.codesMade, done.codesLeft]).toEqual([true, null])
    const rows = JSON.stringify(await server.store.run(() => server.store.methods.byId('x')))
    expect(rows).toBe('null')
    expect((await browser.see(flow)).status).toBe(404)
  })

  it('is written down and told by mail as it is made', async () => {
    const { server } = await withCodes()
    expect(actsIn(server).filter((act) => act === 'recovery-codes.made')).toHaveLength(1)
    expect(await mailsTo(server, /new recovery codes/)).toHaveLength(1)
  })

  it('lets its person in with the password, each code once', async () => {
    const { server, codes } = await withCodes()
    const [first = ''] = codes
    const done = stepOf(await signInByCode(server, first), 'done')
    expect([done.acr, done.amr, done.codesLeft]).toEqual(['aal2', ['pwd', 'otp', 'mfa'], null])
    const again = await signInByCode(server, first)
    expect([again.status, again.body.code]).toEqual([422, 'code_used'])
    const [mail, ...more] = await mailsTo(server, /recovery code was used/)
    expect(mail?.text).toContain('You have 9 left.')
    expect(more).toEqual([])
    expect(actsIn(server).filter((act) => act === 'recovery-code.used')).toHaveLength(1)
  })

  it.each([
    ['in small letters', (code: string) => code.toLowerCase()],
    ['without hyphens', (code: string) => code.replaceAll('-', '')],
    ['with blanks', (code: string) => ` ${code.replaceAll('-', ' ')} `],
    ['with look-alikes', (code: string) => code.replaceAll('0', 'o').replaceAll('1', 'l')],
    [
      'in full width',
      (code: string) =>
        code.replace(/[0-9A-Z]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)),
    ],
  ])('is read as people type it: %s', async (_how, typed) => {
    const { server, codes } = await withCodes()
    expect(stepNameOf(await signInByCode(server, typed(codes[0] ?? '')))).toBe('done')
  })

  it('is no way in once all are used, and says so by mail as few are left', async () => {
    const { server, codes } = await withCodes()
    for (const code of codes) await signInByCode(server, code)
    const mails = await mailsTo(server, /recovery code was used/)
    expect(mails.filter(({ text }) => text.includes('Make a new set soon'))).toHaveLength(4)
    expect(stepNameOf((await untilRecoveryCode(server)).reply)).toBe('totp')
  })

  it('never stands before an app that was not passed over', async () => {
    const { server } = await withCodes()
    server.clock.advance(MINUTE)
    expect(stepNameOf((await untilTotp(server)).reply)).toBe('totp')
  })

  it('is asked for by itself where the app was switched off', async () => {
    const { server, codes } = await withCodes()
    changeRows(server, "update method set state = 'suspended' where kind = 'totp'")
    const { browser, flow, reply } = await untilTotp(server)
    expect(stepNameOf(reply)).toBe('recovery-codes')
    const right = await browser.answer(flow, { step: 'recovery-codes', code: codes[0] ?? '' })
    expect(stepNameOf(right)).toBe('codes-left')
  })

  it('ends with the next, in the same moment', async () => {
    const { server, browser, secret, codes } = await withCodes()
    const { flow, isReplacement, codes: next } = await untilCodes(server, browser, secret)
    expect(isReplacement).toBe(true)
    expect(stepNameOf(await signInByCode(server, codes[0] ?? ''))).toBe('done')
    await browser.answer(flow, { step: 'recovery-codes-enrol', kept: true })
    expect((await signInByCode(server, codes[1] ?? '')).body.code).toBe('wrong_code')
    expect(stepNameOf(await signInByCode(server, next[0] ?? ''))).toBe('done')
  })

  it('vouches for a new password, and is still there after it', async () => {
    const { server, codes } = await withCodes()
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ method: 'recovery-codes' })).body
    await browser.answer(flow, { step: 'identify', address: REPORTER })
    await browser.answer(flow, { step: 'password', forgotten: true })
    await browser.answer(flow, { step: 'email-code', send: true })
    const asked = await browser.answer(flow, {
      step: 'email-code',
      code: await server.mailedCode(),
    })
    expect(stepOf(asked, 'recovery-codes').isRecovery).toBe(true)
    const reset = await browser.answer(flow, { step: 'recovery-codes', code: codes[0] ?? '' })
    expect(stepNameOf(reset)).toBe('new-password')
    const password = 'another nine harbours'
    await browser.answer(flow, { step: 'new-password', password })
    const told = await browser.answer(flow, { step: 'password', password })
    expect(stepOf(told, 'codes-left').left).toBe(9)
    expect(stepNameOf(await browser.answer(flow, { step: 'codes-left' }))).toBe('done')
    const later = await browser.start({ method: 'recovery-codes' })
    await browser.answer(later.body.flow, { step: 'identify', address: REPORTER })
    const left = await browser.answer(later.body.flow, { step: 'password', password })
    expect(stepNameOf(left)).toBe('recovery-codes')
  })
})

describe('whoever has lost the app and signs in with a code', () => {
  it('adds another app by one more code, and is told of it', async () => {
    const { server, codes } = await withCodes()
    const { browser } = await signInByCode(server, codes[0] ?? '')
    const { flow, reply } = await addByCode(browser, codes[1])
    const { secret } = stepOf(reply, 'totp-enrol')
    const code = appCode(server, secret)
    const done = await browser.answer(flow, { step: 'totp-enrol', code, name: 'New phone' })
    expect(stepOf(done, 'done').codesLeft).toBe(8)
    expect(await mailsTo(server, /new way to sign in/)).toHaveLength(1)
    server.clock.advance(MINUTE)
    expect((await signIn(server, secret)).done.acr).toBe('aal2')
  })
})

describe('what a portal says of recovery codes', () => {
  it('offered: nobody is asked to make them', async () => {
    const { server, secret } = await openEnrolled(openServer)
    server.clock.advance(MINUTE)
    expect((await signIn(server, secret)).done.codesLeft).toBeNull()
  })

  it('off: none can be made', async () => {
    const { server, browser } = await openEnrolled(openServer)
    setPolicy(server, { recoveryCodes: 'off' })
    const reply = await browser.start({ journey: 'add-method', kind: 'recovery-codes' })
    expect(stepOf(reply, 'denied').reason).toBe('method-not-offered')
  })

  it('compulsory: they are asked for in an enrolment, after the app, and counted among its steps', async () => {
    const server = await openServer({ portal: { policy: { recoveryCodes: 'compulsory' } } })
    const browser = createBrowser(server)
    const { reply, flow } = await onboardUntil(server, browser, 'recovery-codes-enrol')
    expect(reply.body.progress).toEqual({ at: 5, of: 6 })
    const next = await browser.answer(flow, { step: 'recovery-codes-enrol', kept: true })
    expect(stepNameOf(next)).toBe('notice')
  })

  it('compulsory: whoever has none makes them once the level is reached, and not again', async () => {
    const { server, secret } = await openEnrolled(openServer)
    setPolicy(server, { recoveryCodes: 'compulsory' })
    server.clock.advance(MINUTE)
    const { browser, flow } = await untilTotp(server)
    const asked = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect(stepNameOf(asked)).toBe('recovery-codes-enrol')
    const done = await browser.answer(flow, { step: 'recovery-codes-enrol', kept: true })
    expect(stepOf(done, 'done').amr).toEqual(['pwd', 'otp', 'mfa'])
    server.clock.advance(MINUTE)
    expect((await signIn(server, secret)).done.codesLeft).toBeNull()
  })

  it('compulsory: whoever has no app is not asked', async () => {
    const server = await openServer({ portal: { policy: { level: 'aal1' } } })
    await onboardUntil(server, createBrowser(server), 'done')
    setPolicy(server, { level: 'aal1', recoveryCodes: 'compulsory' })
    const { reply } = await untilTotp(server)
    expect(stepNameOf(reply)).toBe('done')
  })

  it('whoever never had an app makes none', async () => {
    const server = await openServer({ portal: { policy: { level: 'aal1' } } })
    const browser = createBrowser(server)
    await onboardUntil(server, browser, 'done')
    const reply = await browser.start({ journey: 'add-method', kind: 'recovery-codes' })
    expect(stepOf(reply, 'denied').reason).toBe('needs-other-factor')
    server.clock.advance(HOUR)
  })
})
