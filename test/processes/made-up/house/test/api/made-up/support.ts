import { expect } from 'vitest'
import {
  type Browser,
  createBrowser,
  onboardUntil,
  PASSWORD,
  type Reply,
  stepOf,
} from '../../support/api/browser.ts'
import { changeRows, type useServers } from '../../support/api/servers/servers.ts'
import type { TestServer } from '../../support/api/test-server.ts'

export const POLICY = { firstFactors: ['password', 'made-up'], secondFactors: ['made-up', 'totp'] }

/** Somebody invited, as far as a step. */
export async function registeredUntil(server: TestServer, step: 'made-up-enrol' | 'done') {
  const browser = createBrowser(server)
  return { browser, ...(await onboardUntil(server, browser, step)) }
}

/** Somebody who has a card, and the browser that they got it in. */
export async function accountWith(
  openServer: OpenServer,
  policy: Readonly<Record<string, unknown>> = {},
) {
  const server = await openServer({ portal: { policy: { ...POLICY, ...policy } } })
  const browser = createBrowser(server)
  const { flow, reply } = await onboardUntil(server, browser, 'made-up-enrol')
  const { serial, secrets } = stepOf(reply, 'made-up-enrol')
  const wrong = await browser.answer(flow, { step: 'made-up-enrol', secret: 'none of them' })
  expect(wrong.body.code).toBe('wrong_code')
  const [secret = ''] = secrets
  stepOf(await browser.answer(flow, { step: 'made-up-enrol', secret }), 'new-password')
  const chosen = await browser.answer(flow, { step: 'new-password', password: PASSWORD })
  const { document, version, hash } = stepOf(chosen, 'notice')
  stepOf(await browser.answer(flow, { step: 'notice', document, version, hash }), 'done')
  server.clock.advance(60_000)
  return { server, browser, serial, secrets }
}

export function changePolicy(server: TestServer, policy: Readonly<Record<string, unknown>>): void {
  const sql =
    "update portal set policy = json_patch(policy, ?), version = version + 1 where id = 'demo'"
  changeRows(server, sql, JSON.stringify(policy))
}

/** The other party: another browser, which knows nothing but the token. */
export async function answerElsewhere(
  server: TestServer,
  reply: Reply,
  { portal = 'demo', origin = server.portalUrl, token = tokenIn(reply), ...answer }: Said,
) {
  return createBrowser(server, { origin }).send('POST', '/v1/elsewhere', {
    portal,
    method: 'made-up',
    token,
    answer: { digest: null, ...answer },
  })
}

type OpenServer = ReturnType<typeof useServers>

interface Said {
  readonly isVerified: boolean
  readonly digest?: string
  readonly portal?: string
  readonly origin?: string
  readonly token?: string
}

export const tokenIn = (reply: Reply) => stepOf(reply, 'made-up').waits?.token ?? 'none.none'

/** A sign-in that waits for the other party. */
export async function waiting(openServer: OpenServer) {
  const { server, serial, secrets } = await accountWith(openServer)
  const browser = createBrowser(server)
  const { flow } = (await browser.start({ method: 'made-up' })).body
  const [secret = ''] = secrets
  const asked = await browser.answer(flow, { step: 'made-up', serial, secret })
  return { server, browser, flow, asked }
}

/** What anybody is told whose token says nothing to us. */
export async function toldOfNothing(server: TestServer, reply: Reply) {
  const unknown = { isVerified: true, token: 'none.none' }
  const { status, body } = await answerElsewhere(server, reply, unknown)
  return { status, body: { ...body, requestId: expect.any(String) } }
}

export const again = (browser: Browser, flow: string) =>
  browser.answer(flow, { step: 'made-up', again: true })
