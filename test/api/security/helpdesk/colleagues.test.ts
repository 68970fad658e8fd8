/**
 * The attacker is a colleague of the unit, or has taken one over: they say to the helpdesk that it is somebody else
 * who is calling, and want to come by that person's account.
 */
import { describe, expect, it } from 'vitest'
import { askAccount, readAccount } from '../../../support/api/account.ts'
import { type Browser, createBrowser } from '../../../support/api/browser.ts'
import { DAY, MINUTE } from '../../../support/api/clock.ts'
import { memberOf } from '../../../support/api/colleagues.ts'
import { giveRole, idOf } from '../../../support/api/console/console-people.ts'
import {
  atTheHelpdesk,
  type Call,
  heard,
  RESET,
  seenBy,
  signedInAgain,
  WHY,
} from '../../../support/api/console/helpdesk.ts'
import { changeRows, countIn, useServers } from '../../../support/api/servers/servers.ts'
import type { TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()
const COLLEAGUE = 'colleague@example.org'
const THIRD = 'third@example.org'

const longAgo = (server: TestServer) =>
  changeRows(server, 'update membership set created_at = created_at - ?', 60 * DAY)

async function asked() {
  const call = await atTheHelpdesk(openServer)
  const colleague = await memberOf(call.server, COLLEAGUE)
  longAgo(call.server)
  return { call, colleague }
}

const ask = ({ agent, path }: Pick<Call, 'agent' | 'path'>, address = COLLEAGUE) =>
  agent.post(`${path}/caller/colleague`, { address })

const confirm = async (browser: Browser) => {
  const [found] = (await readAccount(browser)).colleagues
  return askAccount(browser, 'colleague/confirm', { ask: found?.id ?? 'none' })
}

describe('a colleague of the unit', () => {
  it('who confirms verifies the caller to the agent who asked, and to no other', async () => {
    const { call, colleague } = await asked()
    expect((await ask(call)).status).toBe(200)
    expect((await confirm(colleague)).status).toBe(200)
    expect((await seenBy(call.agent, call)).helpdesk.verified?.via).toBe('colleague')
    expect((await seenBy(call.second, call)).helpdesk.verified).toBeNull()
    expect(JSON.parse((await call.agent.post(`${call.path}/reset`, RESET)).text)).toMatchObject({
      isWaiting: false,
    })
  })

  it.each([`Åsa Öberg <${COLLEAGUE}>`, `  mailto:${COLLEAGUE.toUpperCase()};`])(
    'is asked as the address was pasted: %s',
    async (pasted) => {
      const { call, colleague } = await asked()
      expect((await ask(call, pasted)).status).toBe(200)
      expect((await confirm(colleague)).status).toBe(200)
    },
  )

  it('is told of by mail: to the person with "this was not me", and to the unit’s contact', async () => {
    const { call, colleague } = await asked()
    changeRows(call.server, "update unit set contact = 'head@example.org'")
    await ask(call)
    await confirm(colleague)
    await call.server.deliverMail()
    const told = call.server.mailer.sent.slice(-2)
    expect(told.map(({ to }) => to)).toEqual(['reporter@example.org', 'head@example.org'])
    expect(told.map(({ text }) => text.includes('/not-me#'))).toEqual([true, false])
  })

  it('never stands in for a second agent', async () => {
    const { call, colleague } = await asked()
    await ask(call)
    await confirm(colleague)
    const bare = { ...WHY, withoutPassword: true }
    const reply = await call.agent.post(`${call.path}/pass`, bare)
    expect(JSON.parse(reply.text)).toMatchObject({ isWaiting: true, pass: null })
  })

  it('confirms nothing that nobody asked, nor twice, nor after half an hour', async () => {
    const { call, colleague } = await asked()
    expect(heard(await confirm(colleague))).toEqual([404, 'not_found'])
    await ask(call)
    const [found] = (await readAccount(colleague)).colleagues
    const both = await Promise.all([confirm(colleague), confirm(colleague)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404])
    call.server.clock.advance(31 * MINUTE)
    const again = { ask: found?.id ?? '' }
    expect((await askAccount(colleague, 'colleague/confirm', again)).status).not.toBe(200)
  })

  it('whose browser was taken over by a host’s page confirms nothing there', async () => {
    const { call, colleague } = await asked()
    await ask(call)
    const host = createBrowser(call.server, { jar: colleague.jar })
    const [found] = (await readAccount(colleague)).colleagues
    expect((await readAccount(host)).colleagues).toEqual([])
    const reply = await askAccount(host, 'colleague/confirm', { ask: found?.id ?? '' })
    expect(heard(reply)).toEqual([403, 'own_page_needed'])
  })

  it('whose sign-in is older than ten minutes signs in again first', async () => {
    const { call, colleague } = await asked()
    await ask(call)
    call.server.clock.advance(11 * MINUTE)
    expect(heard(await confirm(colleague))).toEqual([403, 'too_long_ago'])
  })

  it('cannot answer what another was asked', async () => {
    const { call, colleague } = await asked()
    const third = await memberOf(call.server, THIRD)
    longAgo(call.server)
    await ask(call)
    const [found] = (await readAccount(colleague)).colleagues
    const reply = await askAccount(third, 'colleague/confirm', { ask: found?.id ?? '' })
    expect(heard(reply)).toEqual([404, 'not_found'])
  })
})

describe('an agent asks nobody', () => {
  const refused = [422, 'no_colleague'] as const

  it('who has been in the unit for less than thirty days, is in another, or is nobody', async () => {
    const call = await atTheHelpdesk(openServer)
    await memberOf(call.server, COLLEAGUE)
    expect(heard(await ask(call))).toEqual(refused)
    longAgo(call.server)
    changeRows(
      call.server,
      'update membership set unit_id = null where person_id = ?',
      idOf(call.server, COLLEAGUE),
    )
    expect(heard(await ask(call))).toEqual(refused)
    expect(heard(await ask(call, 'nobody@example.org'))).toEqual(refused)
    expect(heard(await ask(call, 'reporter@example.org'))).toEqual(refused)
  })

  it('about whoever works in the console: a higher role than a colleague’s', async () => {
    const { call } = await asked()
    await giveRole(call.server, call.id, { portalId: 'console', role: 'auditor' })
    expect((await ask(call)).status).not.toBe(200)
    expect(countIn(call.server, 'caller_code', "via = 'colleague'")).toBe(0)
  })

  it('more than three times an hour about one person', async () => {
    const { call } = await asked()
    for (let time = 0; time < 3; time++) expect((await ask(call)).status).toBe(200)
    expect(heard(await ask(call))).toEqual([429, 'wait_to_resend'])
  })
})

describe('a circle of colleagues', () => {
  /** The caller's colleague has vouched for them; now it is about the colleague. */
  const turned = async () => {
    const { call, colleague } = await asked()
    await ask(call)
    expect((await confirm(colleague)).status).toBe(200)
    const path = `/portals/demo/people/${idOf(call.server, COLLEAGUE)}`
    return { call, colleague, back: { ...call, path } }
  }

  it('is closed by nobody: whoever was vouched for never vouches back', async () => {
    const { call, back } = await turned()
    expect(heard(await ask(back, 'reporter@example.org'))).toEqual([422, 'no_colleague'])
    call.server.clock.advance(300 * DAY)
    await call.server.store.atomically(() =>
      call.server.store.callerCodes.sweep(call.server.clock.now(), 100),
    )
    await signedInAgain(call.server, call.agent)
    expect(heard(await ask(back, 'reporter@example.org'))).toEqual([422, 'no_colleague'])
  })

  it('is not made of one who vouches for all: one person in thirty days', async () => {
    const { call } = await turned()
    await memberOf(call.server, THIRD)
    longAgo(call.server)
    const path = `/portals/demo/people/${idOf(call.server, THIRD)}`
    expect(heard(await ask({ ...call, path }))).toEqual([422, 'no_colleague'])
  })

  it('of two asked before either has answered lets one of them answer', async () => {
    const { call, colleague } = await asked()
    const third = await memberOf(call.server, THIRD)
    longAgo(call.server)
    await ask(call)
    const path = `/portals/demo/people/${idOf(call.server, THIRD)}`
    await ask({ ...call, path })
    expect((await readAccount(colleague)).colleagues).toHaveLength(2)
    const replies = []
    for (const { id } of (await readAccount(colleague)).colleagues)
      replies.push(heard(await askAccount(colleague, 'colleague/confirm', { ask: id })))
    expect(replies).toEqual([[200], [422, 'no_colleague']])
    expect(third.jar.size).toBeGreaterThan(0)
  })
})
