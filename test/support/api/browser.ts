import type { Problem } from '../../../api/contract/problem-wire.ts'
import type { Answer, StartFlowBody } from '../../../api/contract/requests.ts'
import type { FlowView, Step, StepName } from '../../../api/contract/views.ts'
import { totpAt } from '../totp.ts'
import { solveProof } from './proof.ts'
import type { TestServer } from './test-server.ts'

export const PASSWORD = 'seven quiet harbours'

export interface Reply {
  readonly status: number
  readonly body: FlowView & Problem
  readonly headers: Headers
  /** The body exactly as it came. */
  readonly text: string
}

interface BrowserOptions {
  readonly origin?: string
  readonly language?: string
  /** Address that the requests come from; default: none, as of all in-process requests. */
  readonly network?: string
  /** Whether work that the server asks for is done and the request sent again. Default: true. */
  readonly doesWork?: boolean
  /** Cookies that it holds already. */
  readonly jar?: ReadonlyMap<string, string>
}

/** One browser: a cookie jar in front of the server, sending what a widget sends. */
export function createBrowser(
  server: TestServer,
  { origin = server.portalUrl, language = 'en', network, ...options }: BrowserOptions = {},
) {
  const { doesWork = true } = options
  const jar = new Map<string, string>(options.jar)
  const env = network ? { incoming: { socket: { remoteAddress: network } } } : {}

  /** Sends, and once more with the work done where work was asked for. */
  const send: typeof sendOnce = async (method, path, body, headers) => {
    const reply = await sendOnce(method, path, body, headers)
    const { proof } = reply.body
    if (!doesWork || !proof || typeof body !== 'object') return reply
    return sendOnce(method, path, { ...body, proof: solveProof(proof) }, headers)
  }

  const sendOnce = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> => {
    const init = {
      method,
      headers: {
        Origin: origin,
        'Content-Type': 'application/json',
        'X-Farstu-Client': '1',
        'Sec-Fetch-Site': 'same-site',
        'Accept-Language': language,
        Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }
    const response = await server.app.request(`${server.publicUrl}${path}`, init, env)
    keepCookies(jar, response.headers)
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text.startsWith('{') ? JSON.parse(text) : {},
    }
  }

  return {
    jar,
    send,
    start: (body: Partial<StartFlowBody> = {}) =>
      send('POST', '/v1/flows', {
        portal: 'demo',
        journey: 'sign-in',
        state: 'state-of-the-host',
        ...body,
      }),
    see: (flow: string, state?: string) =>
      send('POST', `/v1/flows/${flow}/resume`, state === undefined ? {} : { state }),
    answer: (flow: string, answer: Answer) => send('POST', `/v1/flows/${flow}/answer`, { answer }),
    cancel: (flow: string) => send('POST', `/v1/flows/${flow}/cancel`, {}),
    signOut: () => send('POST', '/v1/session/end', { portal: 'demo' }),
  }
}

export type Browser = ReturnType<typeof createBrowser>

/** What the host's server sends. */
export async function asHost(
  server: TestServer,
  path: string,
  body: unknown,
  secret = server.portalSecret,
) {
  const response = await server.app.request(`${server.publicUrl}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${secret}` },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text) }
}

/** The step of a reply, held to be the one that was expected. */
export function stepOf<Name extends StepName>(
  reply: Reply,
  name: Name,
): Extract<Step, { name: Name }> {
  const step = reply.body.view?.step ?? reply.body.step
  if (step?.name !== name)
    throw new Error(`Expected step "${name}", got ${reply.status} ${reply.text}`)
  return step as Extract<Step, { name: Name }>
}

function keepCookies(jar: Map<string, string>, headers: Headers): void {
  for (const line of headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    const isGone = /max-age=0/i.test(line)
    if (isGone) jar.delete(pair.slice(0, at))
    else jar.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

/** Goes through onboarding up to, and not including, the step named. */
export async function onboardUntil(
  server: TestServer,
  browser: Browser,
  until: StepName,
  token?: string,
) {
  const invitation = token ?? (await server.invite()).token
  let reply = await browser.start({ journey: 'invitation', invitation })
  let secret = ''
  for (let round = 0; round < 10; round++) {
    const { step, flow } = reply.body
    if (step.name === until) return { reply, flow, secret }
    if (step.name === 'totp-enrol') secret = step.secret
    reply = await nextAnswer(server, browser, reply, secret)
    if (reply.status !== 200) throw new Error(`Onboarding stopped at "${step.name}": ${reply.text}`)
  }
  throw new Error(`Onboarding never came to "${until}"`)
}

async function nextAnswer(
  server: TestServer,
  browser: Browser,
  { body }: Reply,
  secret: string,
): Promise<Reply> {
  const { step, flow } = body
  switch (step.name) {
    case 'email-code':
      if (!step.sent) return browser.answer(flow, { step: 'email-code', send: true })
      return browser.answer(flow, { step: 'email-code', code: await server.mailedCode() })
    case 'register':
      return browser.answer(flow, {
        step: 'register',
        firstName: step.firstName,
        lastName: step.lastName,
      })
    case 'totp-enrol':
      return browser.answer(flow, { step: 'totp-enrol', code: totpAt(secret, server.clock.now()) })
    case 'new-password':
      return browser.answer(flow, { step: 'new-password', password: PASSWORD })
    case 'notice':
      return browser.answer(flow, {
        step: 'notice',
        document: step.document,
        version: step.version,
        hash: step.hash,
      })
    case 'accept':
      return browser.answer(flow, { step: 'accept' })
    default:
      throw new Error(`No answer is known for "${step.name}"`)
  }
}

/** Somebody enrolled, and the browser they did it in, signed in. */
export async function enrolled(server: TestServer, browser = createBrowser(server)) {
  const { reply, secret } = await onboardUntil(server, browser, 'done')
  return { browser, secret, done: stepOf(reply, 'done') }
}

/** Signs in with what an enrolled person has; the clock moves to a fresh code first. */
export async function signIn(server: TestServer, secret: string, browser = createBrowser(server)) {
  server.clock.advance(60_000)
  const { flow } = (await browser.start()).body
  await browser.answer(flow, { step: 'identify', address: 'reporter@example.org' })
  await browser.answer(flow, { step: 'password', password: PASSWORD })
  const reply = await browser.answer(flow, {
    step: 'totp',
    code: totpAt(secret, server.clock.now()),
  })
  return { browser, reply, flow, done: stepOf(reply, 'done') }
}
