import { createHostPortal } from '../../../../examples/host-portal/app.ts'
import type { Store } from '../../../../examples/host-portal/store/store.ts'
import { createFarstu, type RedeemResponse } from '../../../../widgets/server/index.ts'
import {
  createFarstuStandIn,
  redemptionOf,
  STAND_IN_API,
  STAND_IN_SECRET,
} from '../../../support/farstu-stand-in.ts'

export const PORTAL_ORIGIN = 'http://localhost:4100'

/** In a test period: the autumn round closed on 31 October. */
const START = Date.parse('2026-11-21T12:00:00Z')

type Send = (path: string, init?: RequestInit) => Promise<Response>

/** The state that a page has given to its element. */
export const stateOn = (page: string) => /state="([A-Za-z0-9_-]{32})"/.exec(page)?.[1] ?? ''

/** A browser as far as cookies go. */
const createBrowser = (request: Send) => {
  const jar = new Map<string, string>()

  const keep = (line: string) => {
    const [pair = '', ...attributes] = line.split('; ')
    const [name = '', value = ''] = pair.split(/=(.*)/)
    if (attributes.includes('Max-Age=0')) jar.delete(name)
    else jar.set(name, value)
  }

  const send: Send = async (path, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await request(path, { ...init, headers })
    response.headers.getSetCookie().forEach(keep)
    return response
  }

  /** What the page's script does when an element has said something. */
  const tell = (path: string, body: object, headers: Record<string, string> = {}) =>
    send(path, {
      method: 'POST',
      headers: { origin: PORTAL_ORIGIN, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })

  const handOver = (code: unknown, headers?: Record<string, string>) =>
    tell('/session', { code }, headers)

  /** Sends a form of a page. */
  const submit = (path: string, fields: Record<string, string>, origin = PORTAL_ORIGIN) =>
    send(path, { method: 'POST', headers: { origin }, body: new URLSearchParams(fields) })

  /** Sends a form of a page with a file. */
  const upload = (path: string, content: BlobPart, origin = PORTAL_ORIGIN) => {
    const body = new FormData()
    body.append('file', new File([content], 'figures.csv', { type: 'text/csv' }))
    return send(path, { method: 'POST', headers: { origin }, body })
  }

  const signOut = (headers: Record<string, string> = { origin: PORTAL_ORIGIN }) =>
    send('/en/sign-out', { method: 'POST', headers })

  return { jar, send, tell, handOver, submit, upload, signOut }
}

export type TestBrowser = ReturnType<typeof createBrowser>

/** The example portal in this process, with a stand-in of Farstu and a clock to set. */
export const createPortalUnderTest = async (options: { readonly store?: Store } = {}) => {
  const api = await createFarstuStandIn()
  const clock = { now: START }
  const app = createHostPortal({
    farstu: createFarstu({
      api: STAND_IN_API,
      portal: 'demo',
      secret: STAND_IN_SECRET,
      fetch: api.fetch,
    }),
    api: STAND_IN_API,
    portal: 'demo',
    origin: PORTAL_ORIGIN,
    now: () => clock.now,
    ...options,
  })
  const request: Send = async (path, init) => app.request(`${PORTAL_ORIGIN}${path}`, init)

  /** Opens a page with an element, as far as the point where Farstu gives `code-1`. */
  const reachCode = async (
    browser: TestBrowser,
    path = '/en/sign-in',
    redemption: Partial<RedeemResponse> = {},
  ) => {
    const page = await (await browser.send(path)).text()
    api.codes.set('code-1', redemptionOf({ state: stateOn(page), ...redemption }))
    return page
  }

  /** Signs in; gives the page that the portal names next. */
  const signIn = async (
    browser: TestBrowser,
    path?: string,
    redemption?: Partial<RedeemResponse>,
  ): Promise<string> => {
    await reachCode(browser, path, redemption)
    return (await (await browser.handOver('code-1')).json()).next
  }

  return { api, clock, request, browser: () => createBrowser(request), reachCode, signIn }
}

export type PortalUnderTest = Awaited<ReturnType<typeof createPortalUnderTest>>
