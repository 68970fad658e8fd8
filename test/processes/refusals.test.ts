/**
 * A server or a command that cannot begin, as its process: words and no stack on the terminal, and a
 * code that a service manager takes for a failure. Needs a build.
 */
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KEYS, OTHER_KEYS } from '../support/api/production.ts'
import { freePort } from '../support/free-port.ts'
import { type Ended, runProgram, startProgram } from '../support/program.ts'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))
const main = join(dist, 'api', 'main.js')
const cli = join(dist, 'api', 'cli.js')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'farstu-process-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const settings = (given: Readonly<Record<string, string>> = {}) => ({
  FARSTU_PUBLIC_URL: 'https://auth.portal.example.org',
  FARSTU_SEALING_KEYS: KEYS.sealing,
  FARSTU_DIGEST_KEY: KEYS.digest,
  FARSTU_MAIL: `outbox:${join(folder, 'mail')}`,
  FARSTU_MAIL_SENDER: 'no-reply@portal.example.org',
  FARSTU_HOST: '127.0.0.1',
  ...given,
})

const expectPlain = ({ code, said }: Ended, ...words: readonly string[]) => {
  for (const word of words) expect(said).toContain(word)
  expect(said).not.toMatch(/^\s+at |node:internal|listening/m)
  expect(code).toBe(1)
}

describe.each([
  ['farstu start', [cli, 'start']],
  ['dist/api/main.js', [main]],
])('%s', (_name, args) => {
  it('ends with words where its port is taken', async () => {
    const port = await freePort()
    const other = createServer()
    await new Promise<void>((listening) => other.listen(port, '127.0.0.1', listening))
    const ended = await runProgram(args, { folder, env: settings({ FARSTU_PORT: String(port) }) })
    await new Promise((closed) => other.close(closed))
    expectPlain(ended, `port ${port}`, 'FARSTU_PORT')
  })

  it('ends with words where its settings cannot be read', async () => {
    mkdirSync(join(folder, '.env'))
    expectPlain(await runProgram(args, { folder, env: settings() }), join(folder, '.env'))
  })
})

describe('R-79: with keys of another installation', () => {
  const others = () =>
    settings({
      FARSTU_SEALING_KEYS: OTHER_KEYS.sealing.replace('k2:', 'k1:'),
      FARSTU_DIGEST_KEY: OTHER_KEYS.digest,
    })

  const useOnce = async () => {
    const env = settings({ FARSTU_PORT: String(await freePort()) })
    const server = startProgram([main], { folder, env })
    await server.untilSaid('"listening"')
    expect((await server.stop()).code).toBe(0)
  }

  it.each([
    ['start', []],
    ['migrate', []],
    ['portal', ['list']],
    ['invitations', ['demo']],
  ])('farstu %s does nothing and says which are wrong', async (command, args) => {
    await useOnce()
    const ended = await runProgram([cli, command, ...args], { folder, env: others() })
    expectPlain(ended, 'FARSTU_DIGEST_KEY', 'FARSTU_SEALING_KEYS: the key "k1"')
  })
})

/** Root may write everywhere, so it starts the server as nobody. */
const NOBODY = 65_534
const isRoot = userInfo().uid === 0

describe('a folder that the user may not write to', () => {
  /** `folder` is theirs to stand in; what is theirs to write is inside. */
  const as = (uid: number, closed: string) => {
    chmodSync(folder, 0o755)
    mkdirSync(join(folder, 'mail'))
    if (isRoot) chownSync(join(folder, 'mail'), uid, uid)
    chmodSync(closed, 0o555)
    return { folder, env: settings(), ...(isRoot && { uid }) }
  }

  it('is named with the user', async () => {
    const data = join(folder, '.farstu')
    mkdirSync(data)
    const ended = await runProgram([main], as(NOBODY, data))
    expectPlain(ended, join(data, 'farstu.db'), 'the user ', 'may not write there')
  })

  it('holds a database that is named, too', async () => {
    const data = join(folder, '.farstu')
    mkdirSync(data)
    const file = join(data, 'farstu.db')
    writeFileSync(file, '')
    if (isRoot) chownSync(data, NOBODY, NOBODY)
    const ended = await runProgram([main], as(NOBODY, file))
    expectPlain(ended, file, 'may not write there')
  })
})
