import { vi } from 'vitest'
import { freePort } from '../../support/free-port.ts'
import { start } from './program.ts'
import type { Command, Engine, Send } from './send.ts'

/** Where each command is in WebDriver (W3C) over HTTP, below `/session/<id>`. */
const PATHS: Readonly<Record<Exclude<Command, 'NewSession'>, readonly [string, string]>> = {
  DeleteSession: ['DELETE', ''],
  Navigate: ['POST', '/url'],
  GetCurrentURL: ['GET', '/url'],
  ExecuteScript: ['POST', '/execute/sync'],
  ElementClick: ['POST', '/element/:id/click'],
  ElementSendKeys: ['POST', '/element/:id/value'],
  PerformActions: ['POST', '/actions'],
  SetWindowRect: ['POST', '/window/rect'],
  TakeScreenshot: ['GET', '/screenshot'],
}

/** WebKitGTK's own little browser, by its driver, on a display that nobody sees. */
export async function startWebKit(path: string, display: string): Promise<Engine> {
  const port = await freePort()
  const env = { DISPLAY: display, LANG: 'en_GB.UTF-8', NO_AT_BRIDGE: '1' }
  const { end } = start(path, [`--port=${port}`], env)
  const base = `http://127.0.0.1:${port}`
  await vi.waitFor(() => fetch(`${base}/status`), { timeout: 10_000, interval: 50 })
  return { send: driver(base), end }
}

interface Answered {
  readonly value: unknown
}

const isWrong = (value: unknown): value is { readonly error: string; readonly message: string } =>
  typeof value === 'object' && value !== null && 'error' in value

async function ask(url: string, method: string, body: object): Promise<unknown> {
  const sent = method === 'POST' ? { body: JSON.stringify(body) } : {}
  const answer = await fetch(url, { method, ...sent })
  const { value } = (await answer.json()) as Answered
  if (!answer.ok && isWrong(value)) throw new Error(`${value.error}: ${value.message}`)
  return value
}

function driver(base: string): Send {
  let session = ''
  return async (command, args = {}) => {
    if (command === 'NewSession') {
      const value = await ask(`${base}/session`, 'POST', { capabilities: { alwaysMatch: args } })
      session = (value as { readonly sessionId: string }).sessionId
      return value
    }
    const [method, path] = PATHS[command]
    const { id = '', ...body } = args
    return ask(`${base}/session/${session}${path.replace(':id', String(id))}`, method, body)
  }
}
