/**
 * The attacker knows the id of somebody's flow: it stands in the page, in the browser's history of
 * requests, perhaps in a screenshot. The id is public; a cookie of 128 bits binds the flow to its
 * browser. Without it there is nothing to see, to answer or to cancel, and no way to tell a flow of
 * somebody else from one that never was.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { type Browser, createBrowser } from '../../../support/api/browser.ts'
import { useServers } from '../../../support/api/servers/servers.ts'
import { cookieOf, stepNameOf, untilMailed } from '../../../support/api/sign-ins.ts'
import type { TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()

describe('a flow asked for by another browser', () => {
  let server: TestServer
  let victim: Awaited<ReturnType<typeof untilMailed>>
  let thief: Browser
  beforeEach(async () => {
    server = await openServer()
    victim = await untilMailed(server)
    thief = createBrowser(server)
    await thief.start()
  })

  const withoutIds = (text: string) => text.replace(/"requestId":"[^"]*"/, '')

  it('looks like one that never was, on every route', async () => {
    const { flow, code } = victim
    const calls = (id: string) => [
      thief.see(id),
      thief.answer(id, { step: 'email-code', code }),
      thief.cancel(id),
    ]
    const foreign = await Promise.all(calls(flow))
    const unknown = await Promise.all(calls('AAAAAAAAAAAAAAAAAAAAAA'))
    foreign.forEach((reply, index) => {
      expect(reply.status).toBe(404)
      expect(withoutIds(reply.text)).toBe(withoutIds(unknown[index]?.text ?? ''))
    })
  })

  it('is told what is wrong with what was sent, as any other flow would be', async () => {
    const { browser, flow } = victim
    const broken = (sender: Browser, id: string) =>
      ['resume', 'answer', 'cancel'].map((act) =>
        sender.send('POST', `/v1/flows/${id}/${act}`, { more: true }),
      )
    const own = await Promise.all(broken(browser, flow))
    const foreign = await Promise.all(broken(thief, flow))
    const unknown = await Promise.all(broken(thief, 'AAAAAAAAAAAAAAAAAAAAAA'))
    for (const replies of [own, foreign, unknown]) {
      expect(replies.map(({ body }) => body.code)).toEqual(Array(3).fill('invalid_input'))
      const texts = replies.map(({ text }) => withoutIds(text))
      expect(texts).toEqual(own.map(({ text }) => withoutIds(text)))
    }
  })

  it('is not advanced by the right code, and the code stays good for its owner', async () => {
    const { browser, flow, code } = victim
    await thief.answer(flow, { step: 'email-code', code })
    expect(stepNameOf(await browser.answer(flow, { step: 'email-code', code }))).toBe('register')
  })

  it('is not charged for wrong codes sent by others', async () => {
    const { browser, flow, code } = victim
    for (let guess = 0; guess < 12; guess++)
      await thief.answer(flow, { step: 'email-code', code: '000000' })
    expect((await browser.answer(flow, { step: 'email-code', code })).status).toBe(200)
  })

  it('is not ended by others', async () => {
    const { browser, flow } = victim
    await thief.cancel(flow)
    expect((await browser.see(flow)).status).toBe(200)
  })

  it.each([
    ['no cookie', () => ''],
    ['an empty one', () => ''],
    ['the flow as cookie', (flow: string) => flow],
    ['a cut cookie', (_flow: string, cookie: string) => cookie.slice(0, -1)],
    ['a longer cookie', (_flow: string, cookie: string) => `${cookie}A`],
    ['a cookie in the other case', (_flow: string, cookie: string) => swapCase(cookie)],
  ])('is not found with %s', async (_what, forge) => {
    const { browser, flow } = victim
    const [name, value] = cookieOf(browser, 'browser')
    const forger = createBrowser(server)
    forger.jar.set(name, forge(flow, value))
    expect((await forger.see(flow)).status).toBe(404)
  })
})

function swapCase(text: string): string {
  return [...text]
    .map((letter) =>
      letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
    )
    .join('')
}
