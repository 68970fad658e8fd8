/** What whoever came in by a recovery code is told before the host's page goes on, and the new set that may be made then. */
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../api/contract/requests.ts'
import { openEnrolled } from '../../support/api/beginnings.ts'
import { createBrowser, stepOf } from '../../support/api/browser.ts'
import { DAY, HOUR, MINUTE } from '../../support/api/clock.ts'
import {
  addByCode,
  makeCodes,
  signInByCode,
  untilCodesLeft,
} from '../../support/api/recovery-codes.ts'
import { giveRole, openElsewhere } from '../../support/api/roles-elsewhere.ts'
import { actsIn, changeRows, useServers } from '../../support/api/servers/servers.ts'
import { appCode, stepNameOf, untilTotp } from '../../support/api/sign-ins.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

/** Somebody with an app, and with codes in the drawer of which so many were used. */
const withCodes = async (used = 0) => {
  const enrolled = await openEnrolled(openServer)
  const { server, browser, secret } = enrolled
  const { codes } = await makeCodes(server, browser, secret)
  if (used > 0)
    changeRows(server, `update method set counter = ${used} where kind = 'recovery-codes'`)
  return { ...enrolled, codes }
}

const loseTheApp = (server: TestServer) =>
  changeRows(server, "delete from method where kind = 'totp'")

/** Of the set as it is now, whatever the pages say. */
const counted = (server: TestServer) =>
  actsIn(server).filter((act) => act === 'recovery-codes.made')

describe('after a recovery code', () => {
  it('it is told how many are left, and where the account is, and nobody is signed in before it was read', async () => {
    const { server, codes } = await withCodes()
    const started = actsIn(server).filter((act) => act === 'session.started').length
    const { browser, flow, reply } = await untilCodesLeft(server, codes[0] ?? '')
    const { left, hasOther, renewal, account } = stepOf(reply, 'codes-left')
    expect([left, hasOther, renewal]).toEqual([9, true, null])
    expect(account).toBe(`${server.publicUrl}/p/demo/account`)
    const isIn = () => actsIn(server).filter((act) => act === 'session.started').length > started
    expect(isIn()).toBe(false)
    expect(stepNameOf(await browser.answer(flow, { step: 'codes-left' }))).toBe('done')
    expect(isIn()).toBe(true)
  })

  it('a reload shows the same, and takes no other code', async () => {
    const { server, codes } = await withCodes()
    const { browser, flow } = await untilCodesLeft(server, codes[0] ?? '')
    server.clock.advance(30 * MINUTE)
    expect(stepOf(await browser.see(flow), 'codes-left').left).toBe(9)
    expect(stepNameOf(await browser.answer(flow, { step: 'codes-left' }))).toBe('done')
  })

  it('whoever has nothing else is told to set something up first', async () => {
    const { server, codes } = await withCodes(9)
    loseTheApp(server)
    const { reply } = await untilCodesLeft(server, codes[0] ?? '')
    expect(stepOf(reply, 'codes-left')).toMatchObject({
      left: 0,
      hasOther: false,
      renewal: 'later',
    })
  })

  it('as three are left a new set is offered to whoever has something else, not before', async () => {
    const { server, codes } = await withCodes(5)
    const offers: unknown[] = []
    for (const code of codes.slice(0, 5)) {
      const { flow, browser, reply } = await untilCodesLeft(server, code)
      const { left, renewal } = stepOf(reply, 'codes-left')
      offers.push([left, renewal])
      await browser.answer(flow, { step: 'codes-left' })
    }
    expect(offers).toEqual([
      [4, null],
      [3, 'here'],
      [2, 'here'],
      [1, 'here'],
      [0, 'here'],
    ])
  })

  it('the new set is made after the app, ends the old one, and the sign-in goes on', async () => {
    const { server, secret, codes } = await withCodes(7)
    const { browser, flow } = await untilCodesLeft(server, codes[0] ?? '')
    server.clock.advance(MINUTE)
    const asked = await browser.answer(flow, { step: 'codes-left', renew: true })
    expect(stepNameOf(asked)).toBe('totp')
    const shown = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    const next = stepOf(shown, 'recovery-codes-enrol').codes
    const done = await browser.answer(flow, { step: 'recovery-codes-enrol', kept: true })
    expect(stepOf(done, 'done').acr).toBe('aal2')
    expect(counted(server)).toHaveLength(2)
    expect((await signInByCode(server, codes[1] ?? '')).body.code).toBe('wrong_code')
    expect(stepNameOf(await signInByCode(server, next[0] ?? ''))).toBe('done')
  })

  it.each(['the app', 'the sheet'])('what was offered is gone on without, at %s', async (where) => {
    const { server, secret, codes } = await withCodes(7)
    const { browser, flow } = await untilCodesLeft(server, codes[0] ?? '')
    server.clock.advance(MINUTE)
    const asked = await browser.answer(flow, { step: 'codes-left', renew: true })
    expect(asked.body.ways).toEqual({ other: false, lost: true, skip: true })
    if (where === 'the sheet')
      await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    const step = where === 'the sheet' ? 'recovery-codes-enrol' : 'totp'
    expect(stepNameOf(await browser.answer(flow, { step, skip: true } as Answer))).toBe('done')
    expect(counted(server)).toHaveLength(1)
    expect(stepNameOf(await signInByCode(server, codes[1] ?? ''))).toBe('done')
  })

  it('whoever adds an app by one more code is told at the end of that, as before', async () => {
    const { server, codes } = await withCodes()
    const { browser } = await signInByCode(server, codes[0] ?? '')
    const { flow, reply } = await addByCode(browser, codes[1])
    const code = appCode(server, stepOf(reply, 'totp-enrol').secret)
    const done = await browser.answer(flow, { step: 'totp-enrol', code })
    expect(stepOf(done, 'done').codesLeft).toBe(8)
  })
})

describe('whoever has found the sheet', () => {
  it('gets no new set by asking for one that is not offered', async () => {
    const { server, codes } = await withCodes(9)
    loseTheApp(server)
    const { browser, flow } = await untilCodesLeft(server, codes[0] ?? '')
    const asked = await browser.answer(flow, { step: 'codes-left', renew: true })
    expect([asked.status, asked.body.code]).toEqual([409, 'step_changed'])
  })

  it('gets none by what they have just set up with it', async () => {
    const { server, codes } = await withCodes(5)
    loseTheApp(server)
    const { browser } = await signInByCode(server, codes[0] ?? '')
    const added = await addByCodeAlone(browser, codes[1] ?? '')
    const code = appCode(server, stepOf(added.reply, 'totp-enrol').secret)
    await browser.answer(added.flow, { step: 'totp-enrol', code })
    server.clock.advance(HOUR)
    const { reply } = await untilCodesLeft(server, codes[2] ?? '')
    expect(stepOf(reply, 'codes-left')).toMatchObject({ hasOther: false, renewal: 'later' })
    server.clock.advance(DAY)
    const later = await untilCodesLeft(server, codes[3] ?? '')
    expect(stepOf(later.reply, 'codes-left')).toMatchObject({ hasOther: true, renewal: 'here' })
  })

  it('passes over nothing that is asked for by saying "skip"', async () => {
    const { server } = await withCodes()
    const { browser, flow } = await untilTotp(server)
    const skipped = await browser.answer(flow, { step: 'totp', skip: true })
    expect([skipped.status, skipped.body.code]).toEqual([409, 'step_changed'])
    const early = await browser.answer(flow, { step: 'codes-left' })
    expect([early.status, early.body.code]).toEqual([409, 'step_changed'])
  })

  it('gets none on a host’s page where its owner has a role elsewhere, and is led to ours', async () => {
    const { server, codes } = await withCodes(7)
    await openElsewhere(server, 'other')
    await giveRole(server, 'other', 'reporter')
    const { browser, flow, reply } = await untilCodesLeft(server, codes[0] ?? '')
    expect(stepOf(reply, 'codes-left').renewal).toBe('account')
    const asked = await browser.answer(flow, { step: 'codes-left', renew: true })
    expect([asked.status, asked.body.code]).toEqual([409, 'step_changed'])
    const ours = createBrowser(server, { origin: server.publicUrl })
    const there = await untilCodesLeft(server, codes[1] ?? '', ours)
    expect(stepOf(there.reply, 'codes-left').renewal).toBe('here')
  })
})

/** Nothing else is held: the code is asked for by itself. */
async function addByCodeAlone(browser: ReturnType<typeof createBrowser>, code: string) {
  const { flow } = (await browser.start({ journey: 'add-method' })).body
  return { flow, reply: await browser.answer(flow, { step: 'recovery-codes', code }) }
}
