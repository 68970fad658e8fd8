/** Whoever has another address is not offered the one before, which leads to them no more. */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../support/api/beginnings.ts'
import { type Browser, createBrowser, PASSWORD, stepOf } from '../../support/api/browser.ts'
import { DAY, MINUTE } from '../../support/api/clock.ts'
import { changed, NEW, proven } from '../../support/api/new-address.ts'
import { changeRows, useServers } from '../../support/api/servers/servers.ts'
import { appCode } from '../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

/** Somebody whose app is old enough to move an address. */
async function arrive() {
  const { server, secret } = await openEnrolled(openServer)
  server.clock.advance(40 * DAY)
  const signIn = async (browser: Browser, address = REPORTER, before?: 'unremembered') => {
    server.clock.advance(MINUTE)
    const { flow } = (await browser.start()).body
    await browser.answer(flow, { step: 'identify', address })
    if (before) await browser.answer(flow, { step: 'remember', address: false })
    await browser.answer(flow, { step: 'password', password: PASSWORD })
    stepOf(await browser.answer(flow, { step: 'totp', code: appCode(server, secret) }), 'done')
    return browser
  }
  const change = async (browser: Browser) => {
    await proven(server, browser)
    stepOf(await changed(server, { browser, secret }), 'done')
  }
  return { server, signIn, change }
}

/** What a browser is offered that has signed out. */
async function offered(browser: Browser): Promise<unknown> {
  await browser.signOut()
  const { step } = (await browser.start()).body
  return step.name === 'choose-address' ? step.addresses.map(({ address }) => address) : step.name
}

const newBrowser = (server: TestServer) => createBrowser(server)

describe('an address that was changed', () => {
  it('takes the place of the one before where it was changed', async () => {
    const { server, signIn, change } = await arrive()
    const browser = await signIn(newBrowser(server))
    await change(browser)
    expect(await offered(browser)).toEqual(['n•••@example.org'])
  })

  it('is not remembered where the one before was not to be', async () => {
    const { server, signIn, change } = await arrive()
    const browser = await signIn(newBrowser(server), REPORTER, 'unremembered')
    await change(browser)
    expect(await offered(browser)).toBe('identify')
  })

  it('is not remembered where the portal remembers nobody any more', async () => {
    const { server, signIn, change } = await arrive()
    const browser = await signIn(newBrowser(server))
    const forgetful = JSON.stringify({ rememberAddresses: false })
    changeRows(server, 'update portal set policy = ?, version = version + 1', forgetful)
    await change(browser)
    changeRows(server, 'update portal set policy = ?, version = version + 1', '{}')
    expect(await offered(browser)).toBe('identify')
  })

  it('has any other browser forget the one before as somebody comes in with it', async () => {
    const { server, signIn, change } = await arrive()
    const other = await signIn(newBrowser(server))
    await other.signOut()
    await change(await signIn(newBrowser(server)))
    expect(await offered(other)).toEqual(['r•••@example.org'])
    await signIn(other, NEW)
    expect(await offered(other)).toEqual(['n•••@example.org'])
  })
})
