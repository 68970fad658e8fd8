/**
 * Which pages share a passkey, in a real browser: a portal's own and our own beneath it do, its neighbours do not
 * (Level 3 §5.1.2, RP ID).
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createBrowser, stepOf } from '../../support/api/browser.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'
import {
  enrolledAs,
  untilMade,
  untilPasskey,
  WITH_PASSKEYS,
} from '../../support/webauthn/passkeys.ts'
import { createIn, getIn, openEmptyPage } from '../../support/webauthn/real-browser.ts'
import { IN_A_MANAGER, plug } from '../../widgets/support/credentials.ts'

const PORTAL = 'https://portal.localhost'
const OURS = 'https://auth.portal.localhost'
const NEIGHBOUR = 'https://other.localhost'

const openServer = useServers()
let page: Page
let server: TestServer

beforeAll(async () => {
  page = await openEmptyPage()
})
afterAll(() => page.context().close())

/** Somebody with a passkey that was made on the portal's page. */
beforeEach(async () => {
  const portal = { returnUrls: [`${PORTAL}/back`], policy: WITH_PASSKEYS }
  server = await openServer({ publicUrl: OURS, portalUrl: PORTAL, portal })
  const { browser, secret } = await enrolledAs(server, REPORTER)
  await page.goto(PORTAL)
  const { unplug } = await plug(page, IN_A_MANAGER)
  const { flow, options } = await untilMade(server, { browser, secret })
  expect(options.rp.id).toBe('portal.localhost')
  const { answer: attestation } = await createIn(page, options)
  if (!attestation) throw new Error('Nothing was made')
  stepOf(await browser.answer(flow, { step: 'passkey-enrol', attestation, name: 'It' }), 'done')
  return unplug
})

it.each([PORTAL, OURS])('%s is let in by it', async (origin) => {
  const asked = await untilPasskey(server, { browser: createBrowser(server, { origin }) })
  await page.goto(origin)
  const { answer: assertion } = await getIn(page, asked.options)
  if (!assertion) throw new Error('Nothing was shown')
  const end = await asked.browser.answer(asked.flow, { step: 'passkey', assertion })
  expect(stepOf(end, 'done').acr).toBe('aal2')
})

it('a neighbour may not ask for it, and is given none of its own in its place', async () => {
  const { options } = await untilPasskey(server)
  await page.goto(NEIGHBOUR)
  expect(await getIn(page, options)).toEqual({ error: 'SecurityError' })
  const own = { ...options, rpId: 'other.localhost' }
  expect(await getIn(page, own)).toEqual({ error: 'NotAllowedError' })
})

it('what is signed on the portal’s page opens none of ours, and the other way round', async () => {
  for (const [asking, showing] of [
    [OURS, PORTAL],
    [PORTAL, OURS],
  ] as const) {
    const browser = createBrowser(server, { origin: asking })
    const { flow, options } = await untilPasskey(server, { browser })
    await page.goto(showing)
    const { answer: assertion } = await getIn(page, options)
    if (!assertion) throw new Error('Nothing was shown')
    const reply = await browser.answer(flow, { step: 'passkey', assertion })
    expect([reply.status, reply.body.code]).toEqual([422, 'credential_refused'])
  }
})
