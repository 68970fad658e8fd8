import { describe, expect, it } from 'vitest'
import { createSweeper } from '../../../api/worker/sweeper.ts'
import { openEnrolled } from '../../support/api/beginnings.ts'
import { createBrowser } from '../../support/api/browser.ts'
import { DAY, HOUR, MINUTE } from '../../support/api/clock.ts'
import { countIn, useServers } from '../../support/api/servers/servers.ts'
import { REPORTER } from '../../support/api/test-server.ts'

const openServer = useServers()

describe('the sweeper', () => {
  it('removes flows with their codes a day after they are over, and not before', async () => {
    const server = await openServer()
    const browser = createBrowser(server)
    const { token } = await server.invite()
    const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
    await browser.answer(flow, { step: 'email-code', send: true })
    const sweeper = createSweeper(server.services)
    server.clock.advance(DAY)
    await sweeper.runOnce()
    expect([countIn(server, 'flow'), countIn(server, 'one_time_secret')]).toEqual([1, 1])
    server.clock.advance(HOUR + MINUTE)
    await sweeper.runOnce()
    expect([countIn(server, 'flow'), countIn(server, 'one_time_secret')]).toEqual([0, 0])
  })

  it('forgets how busy networks and addresses were, and no wrong answer', async () => {
    const server = await openServer()
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ address: REPORTER })).body
    await browser.answer(flow, { step: 'password', password: 'nine loud harbours' })
    const sweeper = createSweeper(server.services)
    await sweeper.runOnce()
    const kinds = ['network', 'address-load', 'password']
    const counts = () => kinds.map((kind) => countIn(server, 'attempt_budget', `kind = '${kind}'`))
    expect(counts()).toEqual([1, 1, 1])
    server.clock.advance(10 * MINUTE + 1)
    await sweeper.runOnce()
    expect(counts()).toEqual([0, 0, 1])
  })

  it('forgets wrong answers and sessions after more than a year, and not before', async () => {
    const { server, browser } = await openEnrolled(openServer)
    const { flow } = (await browser.start()).body
    await browser.answer(flow, { step: 'identify', address: 'nobody@example.org' })
    await browser.answer(flow, { step: 'password', password: 'nine loud harbours' })
    const sweeper = createSweeper(server.services)
    const counts = () => [
      countIn(server, 'session'),
      countIn(server, 'attempt_budget', "kind = 'password' and failures > 0"),
    ]
    server.clock.advance(400 * DAY)
    await sweeper.runOnce()
    expect(counts()).toEqual([1, 1])
    server.clock.advance(DAY + 1)
    await sweeper.runOnce()
    expect(counts()).toEqual([0, 0])
  })
})
