/**
 * The attacker has found the sheet of codes, or guesses at one. A code lets in beside the password, and sets one app up
 * anew; nothing else comes of it for a day, and it works once.
 */
import { describe, expect, it } from 'vitest'
import {
  createBrowser,
  enrolled,
  PASSWORD,
  type Reply,
  signIn,
  stepOf,
} from '../../../support/api/browser.ts'
import { DAY, MINUTE } from '../../../support/api/clock.ts'
import {
  agreed,
  asked,
  boundOf,
  confirmed,
  secondApp,
  sidOf,
} from '../../../support/api/confirming.ts'
import {
  addByCode,
  makeCodes,
  signInByCode,
  untilCodes,
  untilRecoveryCode,
} from '../../../support/api/recovery-codes.ts'
import { giveRole } from '../../../support/api/roles-elsewhere.ts'
import {
  actsIn,
  addOtherPortal,
  changeRows,
  ENGINES,
  useServers,
  useServersOn,
} from '../../../support/api/servers/servers.ts'
import { appCode, stepNameOf, untilPassword } from '../../../support/api/sign-ins.ts'
import type { TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()

const withCodes = async (opened = openServer) => {
  const server = await opened()
  const { browser, secret } = await enrolled(server)
  return { server, browser, secret, ...(await makeCodes(server, browser, secret)) }
}

const refusalOf = ({ body }: Reply) => body.code

const reasonOf = (reply: Reply) => stepOf(reply, 'denied').reason

/** An app that is set up in the attacker's browser on the word of two codes. */
async function letIn(
  server: TestServer,
  [first = '', second = '']: readonly string[],
  from = createBrowser(server),
) {
  const { browser, ...reply } = await signInByCode(server, first, from)
  const sid = await sidOf(server, stepOf(reply, 'done').code)
  const added = await addByCode(browser, second)
  const { flow } = added
  const { secret } = stepOf(added.reply, 'totp-enrol')
  const code = appCode(server, secret)
  stepOf(await browser.answer(flow, { step: 'totp-enrol', code, name: 'Taken' }), 'done')
  server.clock.advance(MINUTE)
  return { browser, secret, sid }
}

describe.each(ENGINES)('T-030: on %s, one code', (engine) => {
  const opened = useServersOn(engine)

  it('that is shown twice at once lets in once', async () => {
    const { server, codes } = await withCodes(opened)
    const [one, other] = [await untilRecoveryCode(server), await untilRecoveryCode(server)]
    const answer = { step: 'recovery-codes', code: codes[0] ?? '' } as const
    const replies = await Promise.all([
      one.browser.answer(one.flow, answer),
      other.browser.answer(other.flow, answer),
    ])
    expect(replies.map(stepNameOf).toSorted()).toEqual(['codes-left', 'recovery-codes'])
    expect(replies.map(refusalOf)).toContain('code_used')
  })

  it('of a set that is replaced works no more, used or not', async () => {
    const { server, browser, secret, codes } = await withCodes(opened)
    await makeCodes(server, browser, secret)
    expect(refusalOf(await signInByCode(server, codes[0] ?? ''))).toBe('wrong_code')
    expect((await boundOf(server)).filter(({ kind }) => kind === 'recovery-codes')).toHaveLength(1)
  })
})

describe('a code', () => {
  it('is nowhere in the database', async () => {
    const { server, codes } = await withCodes()
    const rows = JSON.stringify(await boundOf(server))
    for (const code of codes) expect(rows).not.toContain(code.replaceAll('-', ''))
  })

  it('before the first factor is no step that anybody is shown', async () => {
    const { server, codes } = await withCodes()
    const { browser, flow } = await untilPassword(server)
    const reply = await browser.answer(flow, { step: 'recovery-codes', code: codes[0] ?? '' })
    expect(refusalOf(reply)).toBe('step_changed')
  })

  it('of a portal that accepts none any more lets nobody in, and is not offered', async () => {
    const { server, codes } = await withCodes()
    const policy = JSON.stringify({ secondFactors: ['totp'], recoveryCodes: 'off' })
    const begun = await untilRecoveryCode(server)
    changeRows(server, 'update portal set version = version + 1, policy = ?', policy)
    const answer = { step: 'recovery-codes', code: codes[0] ?? '' } as const
    expect(refusalOf(await begun.browser.answer(begun.flow, answer))).toBe('step_changed')
    const { reply } = await untilRecoveryCode(server)
    expect(stepNameOf(reply)).toBe('totp')
    expect(reply.body.ways).toEqual({ other: false, lost: true, skip: false })
  })

  it('that is guessed at fifty times switches the set off, and the app goes on working', async () => {
    const { server, secret, codes } = await withCodes()
    changeRows(
      server,
      "insert into attempt_budget (subject, kind, failures, next_at, version) select id, 'recovery-codes', 49, 0, 0 from person",
    )
    expect(refusalOf(await signInByCode(server, '0000-0000-0000-0'))).toBe('wrong_code')
    expect(actsIn(server)).toContain('method.disabled')
    expect(stepNameOf((await untilRecoveryCode(server)).reply)).toBe('totp')
    await server.deliverMail()
    expect(server.mailer.sent.at(-1)?.subject).toMatch(/recovery codes were switched off/)
    const { browser } = await signIn(server, secret)
    const next = await makeCodes(server, browser, secret)
    expect(refusalOf(await signInByCode(server, codes[0] ?? ''))).toBe('wrong_code')
    expect(stepNameOf(await signInByCode(server, next.codes[0] ?? ''))).toBe('done')
  })
})

describe('whoever signs in with a stolen code', () => {
  it('makes no new set by another', async () => {
    const { server, codes } = await withCodes()
    const { browser } = await signInByCode(server, codes[0] ?? '')
    const { flow } = (await browser.start({ journey: 'add-method', kind: 'recovery-codes' })).body
    const reply = await browser.answer(flow, { step: 'totp', lost: true })
    expect(stepOf(reply, 'pick').methods.map(({ kind }) => kind)).toEqual(['totp'])
    const picked = await browser.answer(flow, { step: 'pick', method: 'recovery-codes' })
    expect(refusalOf(picked)).toBe('step_changed')
    const typed = await browser.answer(flow, { step: 'recovery-codes', code: codes[1] ?? '' })
    expect(refusalOf(typed)).toBe('step_changed')
  })

  it('removes nothing, and confirms no act of a host', async () => {
    const { server, codes } = await withCodes()
    const { browser, ...signedIn } = await signInByCode(server, codes[0] ?? '')
    const sid = await sidOf(server, stepOf(signedIn, 'done').code)
    const app = (await boundOf(server)).find(({ kind }) => kind === 'totp')
    const policy = JSON.stringify({ secondFactors: ['totp'], level: 'aal1' })
    changeRows(server, 'update portal set version = version + 1, policy = ?', policy)
    const acts = [{ confirmation: await asked(server, sid) }]
    for (const act of [...acts, { act: 'method.remove' as const, object: app?.id ?? '' }]) {
      const { flow, reply } = await agreed(browser, act)
      expect(stepNameOf(reply)).toBe('totp')
      const typed = await browser.answer(flow, { step: 'recovery-codes', code: codes[1] ?? '' })
      expect(refusalOf(typed)).toBe('step_changed')
    }
    expect(await boundOf(server)).toHaveLength(3)
  })

  it('sets up one app by it, and for a day no other, no set and no act by that app alone', async () => {
    const { server, codes } = await withCodes()
    changeRows(server, "update method set state = 'suspended' where kind = 'totp'")
    const { browser, secret, sid } = await letIn(server, codes)
    const start = { journey: 'add-method' } as const
    expect(reasonOf(await browser.start(start))).toBe('needs-other-factor')
    expect(reasonOf(await browser.start({ ...start, kind: 'recovery-codes' }))).toBe(
      'needs-other-factor',
    )
    const confirmation = await asked(server, sid)
    const { reply } = await agreed(browser, { confirmation })
    expect(reasonOf(reply)).toBe('needs-other-factor')

    server.clock.advance(DAY)
    const again = await signIn(server, secret)
    const { codes: next } = await untilCodes(server, again.browser, secret)
    expect(next).toHaveLength(10)
  })

  it('sets up nothing in another portal on the same day, wherever the first one counts', async () => {
    const { server, codes } = await withCodes()
    await addOtherPortal(server)
    await giveRole(server, 'other', 'reporter')
    const [first = '', second = '', third = ''] = codes
    changeRows(server, "update method set state = 'suspended' where kind = 'totp'")
    const ours = () => createBrowser(server, { origin: server.publicUrl })
    await letIn(server, [first, second], ours())
    // As a passkey that was made there would be.
    changeRows(server, "update method set portal_id = 'demo' where added_by = 'spare'")
    const { browser, flow, reply } = await untilRecoveryCode(server, {
      browser: ours(),
      portal: 'other',
    })
    stepOf(reply, 'recovery-codes')
    const came = await browser.answer(flow, { step: 'recovery-codes', code: third })
    const { document, version, hash } = stepOf(came, 'notice')
    await browser.answer(flow, { step: 'notice', document, version, hash })
    stepOf(await browser.answer(flow, { step: 'codes-left' }), 'done')
    const begun = await browser.start({ portal: 'other', journey: 'add-method' })
    expect(reasonOf(begun)).toBe('needs-other-factor')
  })

  it('sets up two apps at once no more than one', async () => {
    const { server, codes } = await withCodes()
    const { browser } = await signInByCode(server, codes[0] ?? '')
    const begun = [await addByCode(browser, codes[1]), await addByCode(browser, codes[2])]
    const replies: Reply[] = []
    for (const [at, { flow, reply }] of begun.entries()) {
      const code = appCode(server, stepOf(reply, 'totp-enrol').secret)
      replies.push(await browser.answer(flow, { step: 'totp-enrol', code, name: `App ${at}` }))
    }
    expect(replies.map(stepNameOf)[0]).toBe('done')
    expect(refusalOf(replies[1] as Reply)).toBe('step_changed')
  })
})

describe('codes in a drawer', () => {
  it('go with the last other factor, and stay with one before', async () => {
    const { server, browser, secret, codes } = await withCodes()
    const policy = JSON.stringify({ secondFactors: ['totp'], level: 'aal1' })
    changeRows(server, 'update portal set version = version + 1, policy = ?', policy)
    server.clock.advance(MINUTE)
    const other = await secondApp(server, { browser, secret })
    const remove = (object: string, by: string) =>
      confirmed(server, { browser, secret: by }, { act: 'method.remove', object })
    stepOf(await remove(other.id, secret), 'done')
    const kinds = async () => (await boundOf(server)).map(({ kind }) => kind)
    expect(await kinds()).toContain('recovery-codes')
    server.clock.advance(MINUTE)
    stepOf(await remove(other.firstId, secret), 'done')
    expect(await kinds()).toEqual(['password'])
    const { reply } = await untilRecoveryCode(server)
    expect(stepNameOf(reply)).toBe('done')
    expect(codes).toHaveLength(10)
  })

  it('are of one person alone', async () => {
    const { server, codes } = await withCodes()
    const address = 'other@example.org'
    await server.invite({ email: address })
    const { reply } = await untilRecoveryCode(server, { address })
    expect(stepNameOf(reply)).toBe('password')
    expect(refusalOf(await signInByCode(server, codes[0] ?? '', createBrowser(server)))).toBe(
      undefined,
    )
  })
})

describe('an app that was set up by a code, beside the lost one', () => {
  it('is told not to do for an act yet, and is not asked for again and again', async () => {
    const { server, codes } = await withCodes()
    const { browser, secret, sid } = await letIn(server, codes)
    const [lost] = (await boundOf(server)).filter(({ kind }) => kind === 'totp')
    const acts = [
      { confirmation: await asked(server, sid) },
      { act: 'method.remove', object: lost?.id ?? '' },
    ] as const
    for (const act of acts) {
      const { flow } = await agreed(browser, act)
      const shown = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
      server.clock.advance(MINUTE)
      expect(reasonOf(shown)).toBe('needs-other-factor')
    }
    const { flow } = (await browser.start({ journey: 'add-method', kind: 'recovery-codes' })).body
    const shown = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect(reasonOf(shown)).toBe('needs-other-factor')
  })

  it('changes the password, as a mailed code and a code from the sheet would', async () => {
    const { server, codes } = await withCodes()
    const { browser, secret } = await letIn(server, codes)
    const { flow } = (await browser.start({ journey: 'change-password' })).body
    await browser.answer(flow, { step: 'password', password: PASSWORD })
    const shown = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect(stepNameOf(shown)).toBe('new-password')
    const last = await browser.answer(flow, { step: 'new-password', password: `${PASSWORD} 2` })
    expect(stepNameOf(last)).toBe('done')
  })
})
