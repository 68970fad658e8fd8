import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { vi } from 'vitest'
import { scratch } from '../../support/scratch.ts'
import { start } from './program.ts'
import type { Engine, Send } from './send.ts'

/**
 * Firefox by Marionette, which geckodriver speaks to it too: commands of WebDriver as JSON over a socket,
 * each with its length before it. So nothing is needed but the browser.
 */
export async function startFirefox(path: string): Promise<Engine> {
  const profile = mkdtempSync(join(scratch, 'farstu-firefox-'))
  const settings = {
    'marionette.port': 0,
    'intl.accept_languages': 'en-GB, en',
    'app.update.disabledForTesting': true,
  }
  const lines = Object.entries(settings).map(
    ([name, value]) => `user_pref('${name}', ${JSON.stringify(value)});\n`,
  )
  writeFileSync(join(profile, 'user.js'), lines.join(''))
  const args = ['--headless', '--marionette', '--no-remote', '--profile', profile]
  const { end } = start(path, args, { HOME: profile })
  const port = await vi.waitFor(
    () => Number(readFileSync(join(profile, 'MarionetteActivePort'), 'utf8') || Number.NaN),
    { timeout: 30_000, interval: 50 },
  )
  const socket = connect(port, '127.0.0.1')
  return {
    send: marionette(socket),
    async end() {
      socket.destroy()
      await end()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (fault: Error) => void
}

/** `[1, id, what is wrong, what is answered]`; the greeting is no list. */
type Answer = readonly [
  1,
  number,
  { readonly error: string; readonly message: string } | null,
  unknown,
]

function marionette(socket: Socket): Send {
  const waiting = new Map<number, Waiting>()
  let last = 0
  hear(socket, (message) => {
    if (!Array.isArray(message)) return
    const [, id, wrong, answer] = message as unknown as Answer
    const { resolve, reject } = waiting.get(id) ?? {}
    waiting.delete(id)
    if (wrong) reject?.(new Error(`${wrong.error}: ${wrong.message}`))
    else resolve?.(unwrapped(answer))
  })
  return (command, args = {}) =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      const text = JSON.stringify([0, last, `WebDriver:${command}`, args])
      socket.write(`${Buffer.byteLength(text)}:${text}`)
    })
}

const unwrapped = (answer: unknown): unknown =>
  typeof answer === 'object' && answer !== null && 'value' in answer ? answer.value : answer

const COLON = ':'.charCodeAt(0)

/** Messages as they become whole. */
function hear(socket: Socket, onMessage: (message: unknown) => void): void {
  let bytes: Buffer = Buffer.alloc(0)
  socket.on('data', (more: Buffer) => {
    bytes = Buffer.concat([bytes, more])
    for (let colon = bytes.indexOf(COLON); colon >= 0; colon = bytes.indexOf(COLON)) {
      const stop = colon + 1 + Number(bytes.subarray(0, colon))
      if (bytes.length < stop) return
      onMessage(JSON.parse(bytes.subarray(colon + 1, stop).toString()))
      bytes = bytes.subarray(stop)
    }
  })
}
