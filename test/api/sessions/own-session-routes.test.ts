/** What a page may ask about its own browser's session, so that nobody is signed out unawares. */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../support/api/beginnings.ts'
import { type Browser, createBrowser } from '../../support/api/browser.ts'
import { HOUR, MINUTE } from '../../support/api/clock.ts'
import { useServers } from '../../support/api/servers/servers.ts'

const openServer = useServers()

const ask = async (browser: Browser, act: 'check' | 'extend') => {
  const { text } = await browser.send('POST', `/v1/session/${act}`, { portal: 'demo' })
  return JSON.parse(text)
}

describe('a session of one hour without activity', () => {
  it('tells how long is left, and looking does not make it longer', async () => {
    const { server, browser } = await openEnrolled(openServer)
    server.clock.advance(50 * MINUTE)
    for (const _ of [1, 2]) {
      expect(await ask(browser, 'check')).toEqual({
        active: true,
        idleInSeconds: 600,
        endsInSeconds: (24 * HOUR - 50 * MINUTE) / 1000,
      })
    }
  })

  it('begins its hour anew when it is extended', async () => {
    const { server, browser } = await openEnrolled(openServer)
    server.clock.advance(59 * MINUTE)
    expect(await ask(browser, 'extend')).toMatchObject({ active: true, idleInSeconds: 3600 })
    server.clock.advance(59 * MINUTE)
    expect(await ask(browser, 'check')).toMatchObject({ active: true })
  })

  it('is not brought back by being extended too late', async () => {
    const { server, browser } = await openEnrolled(openServer)
    server.clock.advance(HOUR)
    expect(await ask(browser, 'extend')).toEqual({ active: false })
  })

  it('is never extended beyond its day', async () => {
    const { server, browser } = await openEnrolled(openServer)
    for (let hour = 0; hour < 47; hour++) {
      server.clock.advance(30 * MINUTE)
      await ask(browser, 'extend')
    }
    expect(await ask(browser, 'check')).toMatchObject({ idleInSeconds: 1800, endsInSeconds: 1800 })
    server.clock.advance(30 * MINUTE)
    expect(await ask(browser, 'extend')).toEqual({ active: false })
  })
})

it('whoever is not signed in has none', async () => {
  const server = await openServer()
  expect(await ask(createBrowser(server), 'check')).toEqual({ active: false })
})

it('another portal learns nothing of it', async () => {
  const { browser } = await openEnrolled(openServer)
  const reply = await browser.send('POST', '/v1/session/check', { portal: 'another' })
  expect([reply.status, reply.body.code]).toEqual([403, 'origin_refused'])
})
