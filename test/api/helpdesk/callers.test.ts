/** Who is calling: shown by a code that they read out, from their portal or their mailbox. */
import { describe, expect, it } from 'vitest'
import type { PersonView } from '../../../api/contract/console/people-wire.ts'
import { MINUTE } from '../../support/api/clock.ts'
import {
  atTheHelpdesk,
  heard,
  mailedTo,
  readOut,
  seenBy,
  verified,
} from '../../support/api/console/helpdesk.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import { REPORTER } from '../../support/api/test-server.ts'

const openServer = useServers()

describe('who is calling', () => {
  it('is shown by a code that they read out from their portal, and stands for half an hour', async () => {
    const call = await atTheHelpdesk(openServer)
    expect((await seenBy(call.agent, call)).helpdesk.verified).toBeNull()
    const view = await verified(call)
    expect(view.helpdesk.verified).toEqual({
      via: 'portal',
      until: new Date(call.server.clock.now() + 30 * MINUTE).toISOString(),
      word: expect.stringMatching(/^([bdfgklmnprstv][aeiou]){3}$/),
    })
    call.server.clock.advance(14 * MINUTE)
    await seenBy(call.agent, call)
    call.server.clock.advance(14 * MINUTE)
    expect((await seenBy(call.agent, call)).helpdesk.verified).not.toBeNull()
    call.server.clock.advance(2 * MINUTE)
    expect((await seenBy(call.agent, call)).helpdesk.verified).toBeNull()
  })

  it('is shown to the agent who typed the code, and to no other', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    expect((await seenBy(call.second, call)).helpdesk.verified).toBeNull()
  })

  it('is shown by a code that is mailed, which says that we never ask for it', async () => {
    const call = await atTheHelpdesk(openServer)
    const { server, agent, path } = call
    const asked = await agent.post(`${path}/caller/mail`)
    const code = await mailedTo(server)
    expect(asked.text).not.toContain(code)
    const mail = server.mailer.sent.find(({ text }) => text.includes(code))
    expect([mail?.to, mail?.subject]).toEqual([
      REPORTER,
      'Code for the helpdesk (Personnel statistics)',
    ])
    expect(mail?.text).toContain('We never ring you and ask for it.')
    const reply = await agent.post(`${path}/caller/verify`, { code: code.replace('-', ' ') })
    const view: PersonView = JSON.parse(reply.text)
    expect(view.helpdesk.verified?.via).toBe('mailbox')
  })

  it('a code that is shown anew ends the one before', async () => {
    const call = await atTheHelpdesk(openServer)
    const [first, second] = [await readOut(call), await readOut(call)]
    const type = (code: string) => call.agent.post(`${call.path}/caller/verify`, { code })
    expect(heard(await type(first))).toEqual([422, 'code_expired'])
    expect(heard(await type(second))).toEqual([200])
  })

  it('a mailed one is seen by whom, when, and whether it still works, by every agent', async () => {
    const call = await atTheHelpdesk(openServer)
    const { agent, second, path, server } = call
    const mailed = async () => (await seenBy(second, call)).helpdesk.mailed
    expect(await mailed()).toBeNull()
    await agent.post(`${path}/caller/mail`)
    const first = await mailed()
    expect(first).toMatchObject({
      by: (await seenBy(agent, call)).helpdesk.mailed?.by,
      state: 'works',
    })
    expect(first?.by).toEqual(expect.any(String))
    const code = await mailedTo(server)
    await agent.post(`${path}/caller/verify`, { code })
    expect((await mailed())?.state).toBe('used')
    await second.post(`${path}/caller/mail`)
    server.clock.advance(11 * MINUTE)
    expect((await mailed())?.state).toBe('expired')
    expect(JSON.stringify(await mailed())).not.toContain(code)
  })

  it('three codes an hour are mailed, and no more', async () => {
    const call = await atTheHelpdesk(openServer)
    for (let sent = 0; sent < 3; sent++)
      expect(heard(await call.agent.post(`${call.path}/caller/mail`))).toEqual([200])
    const fourth = await call.agent.post(`${call.path}/caller/mail`)
    expect(heard(fourth)).toEqual([429, 'wait_to_resend'])
  })
})
