import type { ConsoleRole } from '../../../../api/contract/console/console-wire.ts'
import type { Language } from '../../../../api/contract/plain/languages.ts'
import { beginning, type OpenServer } from '../beginnings.ts'
import { type Browser, createBrowser, PASSWORD, stepOf } from '../browser.ts'
import { appCode } from '../sign-ins.ts'
import type { TestServer } from '../test-server.ts'

const OWNER = 'owner@example.org'

export interface AdministratorOptions {
  readonly role?: ConsoleRole
  /** Null for every portal, or a unit of one. Default: null for an owner, one unit for its coordinator, else "demo". */
  readonly portalId?: string | null
  readonly address?: string
  /** Which they are written to in. Default: English. */
  readonly language?: Language
}

/** Somebody with a role in the console, enrolled and signed in there. */
export async function administrator(server: TestServer, options: AdministratorOptions = {}) {
  const { role = 'owner', address = role === 'owner' ? OWNER : `${role}@example.org` } = options
  const { portalId = usualPlace(role), language = 'en' } = options
  const first = await server.domain.owners.invite({
    email: OWNER,
    firstName: 'Test',
    lastName: 'Owner',
    language,
  })
  if (!first.ok) throw new Error(first.mistake)
  const isFirst = role === 'owner' && address === OWNER
  const link = isFirst ? first.link : await invited(server, { role, portalId, address, language })
  const browser = createBrowser(server, { origin: server.publicUrl })
  return visitorIn(browser, await enrol(server, browser, { link, address }))
}

const usualPlace = (role: ConsoleRole): string | null => {
  if (role === 'owner') return null
  return role === 'unit-coordinator' ? 'demo/0001' : 'demo'
}

/** @param browser in which they are signed in. */
export function visitorIn(browser: Browser, secret: string) {
  return {
    browser,
    secret,
    get: (path: string) =>
      browser.send('GET', `/v1/console${path}`, undefined, { 'Sec-Fetch-Site': 'same-origin' }),
    post: (path: string, body: object = {}) =>
      browser.send('POST', `/v1/console${path}`, body, { 'Sec-Fetch-Site': 'same-origin' }),
  }
}

export type ConsoleVisitor = ReturnType<typeof visitorIn>

const signedInAs = (role: ConsoleRole) =>
  beginning(async (server) => {
    const { browser, secret } = await administrator(server, { role })
    return { jar: browser.jar, secret }
  })

const ownership = signedInAs('owner')
const administration = signedInAs('administrator')

const opened = ({ server, jar, secret }: Awaited<ReturnType<typeof ownership>>) => {
  const browser = createBrowser(server, { origin: server.publicUrl, jar })
  return { server, visitor: visitorIn(browser, secret) }
}

/** A new server with the usual portal, and its owner, as `administrator` gives them. */
export async function openWithOwner(openServer: OpenServer) {
  const { server, visitor } = await opened(await ownership(openServer))
  return { server, owner: visitor }
}

/** The same with an administrator of "demo". */
export const openWithAdministrator = async (openServer: OpenServer) =>
  opened(await administration(openServer))

async function invited(
  server: TestServer,
  { role, portalId, address, language }: Required<AdministratorOptions>,
): Promise<string> {
  const made = await server.domain.invitations.invite({
    portalId: 'console',
    email: address,
    firstName: 'Test',
    lastName: role,
    language,
    inviterName: 'Farstu',
    roles: [{ unitExternalId: portalId, role, until: null }],
  })
  if (!made.ok) throw new Error(made.mistake)
  return made.link
}

async function enrol(
  server: TestServer,
  browser: Browser,
  { link, address }: { link: string; address: string },
): Promise<string> {
  const invitation = link.split('#farstu-invitation=')[1] ?? ''
  const body = { portal: 'console', journey: 'invitation', invitation } as const
  const { flow } = (await browser.start(body)).body
  await browser.answer(flow, { step: 'email-code', send: true })
  await browser.answer(flow, { step: 'email-code', code: await server.mailedCode(address) })
  const shown = await browser.answer(flow, {
    step: 'register',
    firstName: 'Test',
    lastName: 'Administrator',
  })
  const { secret } = stepOf(shown, 'totp-enrol')
  await browser.answer(flow, { step: 'totp-enrol', code: appCode(server, secret) })
  stepOf(await browser.answer(flow, { step: 'new-password', password: PASSWORD }), 'done')
  return secret
}
