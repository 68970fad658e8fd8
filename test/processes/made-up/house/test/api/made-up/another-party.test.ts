import { describe, expect, it } from 'vitest'
import { createBrowser, stepOf } from '../../support/api/browser.ts'
import {
  addOtherPortal,
  changeRows,
  OTHER_PORTAL_URL,
  rowsIn,
  useServers,
} from '../../support/api/servers/servers.ts'
import { accountWith, again, answerElsewhere, tokenIn, toldOfNothing, waiting } from './support.ts'

const openServer = useServers()

describe('another party', () => {
  it('is looked for as often as one likes, and nothing is written by looking', async () => {
    const { server, browser, flow } = await waiting(openServer)
    const rows = () => rowsIn(server, 'select * from flow where id = ?', flow)
    const before = [rows(), rowsIn(server, 'select * from attempt_budget')]
    server.clock.advance(60_000)
    for (let look = 0; look < 20; look++) expect((await again(browser, flow)).status).toBe(200)
    expect([rows(), rowsIn(server, 'select * from attempt_budget')]).toEqual(before)
  })

  it('is not tired out: three are asked at once, the next has to wait', async () => {
    const { server, serial, secrets } = await accountWith(openServer)
    const browser = createBrowser(server)
    const ask = async (secret = '') => {
      const { flow } = (await browser.start({ method: 'made-up' })).body
      return { flow, reply: await browser.answer(flow, { step: 'made-up', serial, secret }) }
    }
    const asked = [await ask(secrets[0]), await ask(secrets[1]), await ask(secrets[2])]
    for (const { reply } of asked) expect(reply.status).toBe(200)
    const { reply } = await ask(secrets[3])
    expect(reply.body).toMatchObject({ code: 'locked', retryAfterSeconds: 30 })
    server.clock.advance(31_000)
    const { flow, reply: fourth } = await ask(secrets[3])
    await answerElsewhere(server, fourth, { isVerified: true })
    stepOf(await again(browser, flow), 'done')
    // Whoever has come in is tired out by nobody.
    stepOf((await ask(secrets[5])).reply, 'made-up')
  })
})

/**
 * The attacker has seen a token, or runs another portal on the same server, and wants somebody else's
 * sign-in to be said yes to. All are told what a token is told that was made up.
 */
describe('an answer from elsewhere', () => {
  const yes = { isVerified: true }

  it('is held to the portal that its row belongs to', async () => {
    const { server, asked } = await waiting(openServer)
    await addOtherPortal(server)
    const there = { ...yes, portal: 'other', origin: OTHER_PORTAL_URL }
    const refused = await answerElsewhere(server, asked, there)
    expect(refused).toMatchObject(await toldOfNothing(server, asked))
    expect((await answerElsewhere(server, asked, yes)).status).toBe(204)
  })

  it('is refused to a page that its portal does not list, and for a portal that is not there', async () => {
    const { server, asked } = await waiting(openServer)
    await addOtherPortal(server)
    const there = { ...yes, origin: OTHER_PORTAL_URL }
    const foreign = await answerElsewhere(server, asked, there)
    expect([foreign.status, foreign.body.code]).toEqual([403, 'origin_refused'])
    const none = { ...yes, portal: 'none', origin: server.publicUrl }
    const nowhere = await answerElsewhere(server, asked, none)
    expect([nowhere.status, nowhere.body.code]).toEqual([404, 'not_found'])
    expect((await answerElsewhere(server, asked, yes)).status).toBe(204)
  })

  it('is counted for its token: ten wrong ones, and the right one comes too late', async () => {
    const { server, browser, flow, asked } = await waiting(openServer)
    const wrong = { ...yes, digest: 'a guess' }
    for (let guess = 0; guess < 10; guess++) await answerElsewhere(server, asked, wrong)
    const late = await answerElsewhere(server, asked, yes)
    expect(late).toMatchObject(await toldOfNothing(server, asked))
    expect(tokenIn(await again(browser, flow))).toBe(tokenIn(asked))
  })

  it('is counted for no token that we did not make', async () => {
    const { server, asked } = await waiting(openServer)
    const guess = { ...yes, token: `${tokenIn(asked).slice(0, -4)}AAAA` }
    for (let tries = 0; tries < 12; tries++)
      expect((await answerElsewhere(server, asked, guess)).body.code).toBe('code_expired')
    expect((await answerElsewhere(server, asked, yes)).status).toBe(204)
  })

  it('does nothing to a row of another kind, or to a part of a method', async () => {
    const { server, browser, flow, asked } = await waiting(openServer)
    const [part] = rowsIn(
      server,
      "select id from one_time_secret where purpose = 'method:made-up' and used_at is null",
    )
    const id = String(part?.id)
    const ofPart = { ...yes, token: `${id}.${server.services.digest.of('made-up-token', id)}` }
    const toPart = await answerElsewhere(server, asked, ofPart)
    expect(toPart).toMatchObject(await toldOfNothing(server, asked))
    changeRows(
      server,
      "update one_time_secret set purpose = 'email-code' where flow_id = ? and purpose = 'made-up'",
      flow,
    )
    const toCode = await answerElsewhere(server, asked, yes)
    expect(toCode).toMatchObject(await toldOfNothing(server, asked))
    expect((await again(browser, flow)).body.code).toBe('code_expired')
  })

  it('says nothing to a flow that has ended', async () => {
    const { server, browser, flow, asked } = await waiting(openServer)
    await browser.cancel(flow)
    const late = await answerElsewhere(server, asked, yes)
    expect(late).toMatchObject(await toldOfNothing(server, asked))
  })
})
