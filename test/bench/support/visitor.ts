import type { Answer } from '../../../api/contract/requests.ts'
import type { FlowView, Step, StepName } from '../../../api/contract/views.ts'
import { hold } from './check.ts'
import { HOST } from './environment.ts'
import { type Connection, type Reply, requestText } from './http.ts'
import { PASSWORD } from './people.ts'
import { PORTAL, PORTAL_ORIGIN } from './portal.ts'

const STATE = 'state-of-the-host'
let networks = 0

/** Each visitor has a network of their own (RFC 3849), so that none is busy and asked for work. */
function nextNetwork(): string {
  const number = networks++
  return `2001:db8:${(number >>> 16).toString(16)}:${(number & 0xffff).toString(16)}::1`
}

/** One browser: its cookies, its network, and the flow that it is in. */
export class Visitor {
  readonly #network = nextNetwork()
  readonly #cookies = new Map<string, string>()
  #flow = ''

  /** Begins a sign-in, which then waits at `identify`. */
  async start(connection: Connection): Promise<void> {
    const body = { portal: PORTAL, journey: 'sign-in', state: STATE }
    const reply = await this.#post(connection, '/v1/flows', body)
    this.#flow = viewAt(reply, { status: 201, step: 'identify' }).flow
  }

  /** Answers the step that the flow is at, and holds it to have led to `next`. */
  async answer<Name extends StepName>(
    connection: Connection,
    answer: Answer,
    next: Name,
  ): Promise<Extract<Step, { name: Name }>> {
    const reply = await this.#post(connection, `/v1/flows/${this.#flow}/answer`, { answer })
    const { step } = viewAt(reply, { status: 200, step: next })
    return step as Extract<Step, { name: Name }>
  }

  /** A whole sign-in up to the password; resolves the step that follows it. */
  async signIn<Name extends StepName>(connection: Connection, address: string, next: Name) {
    await this.start(connection)
    await this.answer(connection, { step: 'identify', address }, 'password')
    return this.answer(connection, { step: 'password', password: PASSWORD }, next)
  }

  async #post(connection: Connection, path: string, body: unknown): Promise<Reply> {
    const headers = {
      Host: HOST,
      Origin: PORTAL_ORIGIN,
      'X-Forwarded-For': this.#network,
      'Content-Type': 'application/json',
      'X-Farstu-Client': '1',
      'Sec-Fetch-Site': 'same-site',
      'Accept-Language': 'en',
      ...(this.#cookies.size > 0 && {
        Cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      }),
    }
    const reply = await connection.send(requestText(`POST ${path}`, headers, JSON.stringify(body)))
    keepCookies(this.#cookies, reply)
    return reply
  }
}

/** An emptied cookie is one that the server takes away. */
export function keepCookies(jar: Map<string, string>, { head }: Reply): void {
  for (const [, name = '', value = ''] of head.matchAll(/\r\nset-cookie: ([^=]+)=([^;\r]*)/gi)) {
    if (value === '') jar.delete(name)
    else jar.set(name, value)
  }
}

/** Code of a sign-in that is done; a sign-in without one was none. */
export function codeOf(step: Extract<Step, { name: 'done' }>): string {
  if (step.code === null || step.state !== STATE) throw new Error('A sign-in gave no code')
  return step.code
}

function viewAt(reply: Reply, wanted: { readonly status: number; readonly step: string }) {
  hold(reply.status === wanted.status, reply, `${wanted.status} at "${wanted.step}"`)
  const view = JSON.parse(reply.body) as FlowView
  hold(view.step.name === wanted.step, reply, `the step "${wanted.step}"`)
  return view
}
