/**
 * `farstu backup` and `farstu restore` as operators run them: a server that is being asked while it is copied,
 * and a copy that comes into use by no other way. Needs a build.
 */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { KEYS, OTHER_KEYS } from '../support/api/production.ts'
import { demoPortal } from '../support/api/test-server.ts'
import { createCaller } from '../support/caller.ts'
import { askSqlite } from '../support/db/past-the-store.ts'
import { freePort } from '../support/free-port.ts'
import { runProgram, startProgram } from '../support/program.ts'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))
const main = join(dist, 'api', 'main.js')
const cli = join(dist, 'api', 'cli.js')
const PUBLIC_URL = 'https://auth.portal.example.org'

describe('T-09A: a house that is copied while it is used', { timeout: 60_000 }, () => {
  let folder: string
  let env: Record<string, string>
  /** The house after its copy was made, stopped: what every test goes on from, in a folder of its own. */
  let kept: string
  let made: Awaited<ReturnType<typeof runProgram>>
  let statuses: ReadonlySet<number>

  const environment = async (): Promise<Record<string, string>> => ({
    FARSTU_PUBLIC_URL: PUBLIC_URL,
    FARSTU_SEALING_KEYS: KEYS.sealing,
    FARSTU_DIGEST_KEY: KEYS.digest,
    FARSTU_MAIL: `outbox:${join(folder, 'mail')}`,
    FARSTU_MAIL_SENDER: 'no-reply@portal.example.org',
    FARSTU_HOST: '127.0.0.1',
    FARSTU_PORT: String(await freePort()),
  })
  const newFolder = () => mkdtempSync(join(tmpdir(), 'farstu-restoring-'))

  // A server with a portal and an open invitation, copied while it is asked; both are stopped.
  beforeAll(async () => {
    kept = folder = newFolder()
    env = await environment()
    const definition = demoPortal('https://portal.example.org')
    writeFileSync(join(folder, 'portal.json'), JSON.stringify(definition))
    const server = await started()
    await farstu('portal', 'add', 'portal.json')
    const invited = await farstu(
      ...['invite', '--portal', 'demo', '--email', 'anna@example.org', '--first-name', 'Ann'],
      ...['--role', 'reporter@0001'],
    )
    expect(invited.code).toBe(0)
    const questions = asking()
    await questions.untilAsked()
    made = await farstu('backup', copy())
    statuses = new Set(await questions.end())
    await server.stop()
  })
  afterAll(() => rmSync(kept, { recursive: true, force: true }))

  beforeEach(async () => {
    folder = newFolder()
    cpSync(kept, folder, { recursive: true })
    env = await environment()
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const data = (name: string) => join(folder, '.farstu', name)
  const copy = () => join(folder, 'copy.db')
  const farstu = (...args: readonly string[]) => runProgram([cli, ...args], { folder, env })
  const started = async () => {
    const server = startProgram([main], { folder, env })
    await server.untilSaid('"listening"')
    return server
  }

  /** Asks for what writes, until told to stop; the statuses that were answered. */
  const asking = () => {
    const call = createCaller(Number(env.FARSTU_PORT))
    const answered: number[] = []
    let isOver = false
    let tell = () => {}
    const isAsked = new Promise<void>((resolve) => {
      tell = resolve
    })
    const ended = (async () => {
      while (!isOver) {
        answered.push((await call(`${PUBLIC_URL}/readyz`)).status)
        if (answered.length > 5) tell()
      }
      return answered
    })()
    return {
      untilAsked: () => isAsked,
      end: () => {
        isOver = true
        return ended
      },
    }
  }

  it('is copied into a file that its owner alone may read, whole and marked, and never over another', async () => {
    expect(statuses).toEqual(new Set([200]))
    expect([made.code, statSync(copy()).mode & 0o777]).toEqual([0, 0o600])
    expect(await askSqlite(copy(), 'select count(*) as portals from portal')).toEqual([
      { portals: 1 },
    ])
    const again = await farstu('backup', copy())
    expect([again.code, again.said]).toEqual([
      1,
      expect.stringContaining('a file of that name is there already'),
    ])
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([])
  })

  it('is not restored while the server runs', async () => {
    const server = await started()
    const { code, said } = await farstu('restore', copy())
    expect([code, said]).toEqual([1, expect.stringContaining('Stop the server first')])
    expect((await server.stop()).code).toBe(0)
  })

  it('comes back without what was taken since, and what it was lies aside', async () => {
    const server = await started()
    const listed = (await farstu('portal', 'list')).said
    const secret = /(\S+) \(\d{4}-/.exec(listed)?.[1] ?? ''
    expect((await farstu('portal', 'revoke-secret', 'demo', secret)).code).toBe(0)
    const [id = ''] = (await farstu('invitations', 'demo')).said.split('\t')
    expect((await farstu('revoke', id)).code).toBe(0)
    await server.stop()
    const restored = await farstu('restore', copy())
    expect([restored.code, restored.said]).toEqual([
      0,
      expect.stringContaining('The database is restored'),
    ])
    expect((await farstu('portal', 'list')).said).not.toContain(secret)
    expect((await farstu('invitations', 'demo')).said).toContain('\trevoked\t')
    expect(
      readdirSync(join(folder, '.farstu')).filter((name) => name.includes('before')),
    ).toHaveLength(1)
    const second = await started()
    expect((await second.stop()).code).toBe(0)
  })

  it('does not start on a copy that was put in place by hand', async () => {
    for (const end of ['-wal', '-shm']) rmSync(data(`farstu.db${end}`), { force: true })
    cpSync(copy(), data('farstu.db'))
    for (const args of [['start'], ['migrate'], ['portal', 'list']]) {
      const { code, said } = await farstu(...args)
      expect([args, code, said]).toEqual([
        args,
        1,
        expect.stringContaining('farstu restore <copy>'),
      ])
    }
  })

  it('says which keys are wrong, and changes nothing', async () => {
    const before = statSync(data('farstu.db')).ino
    env.FARSTU_DIGEST_KEY = OTHER_KEYS.digest
    const { code, said } = await farstu('restore', copy())
    expect([code, said]).toEqual([1, expect.stringContaining('FARSTU_DIGEST_KEY')])
    expect(statSync(data('farstu.db')).ino).toBe(before)
    env.FARSTU_DIGEST_KEY = KEYS.digest
    expect((await farstu('invitations', 'demo')).said).toContain('\tsent\t')
    expect(existsSync(data('farstu.db.restoring'))).toBe(false)
  })

  it('comes back where the database is damaged, and not from a copy that is', async () => {
    writeFileSync(data('farstu.db'), 'no database at all, '.repeat(500))
    cpSync(copy(), join(folder, 'cut.db'))
    truncateSync(join(folder, 'cut.db'), 40_960)
    const refused = await farstu('restore', join(folder, 'cut.db'))
    expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('is damaged')])
    expect((await farstu('restore', join(folder, 'none.db'))).said).toContain(
      'is not there. Put the path right',
    )
    expect((await farstu('restore', copy())).code).toBe(0)
    expect((await farstu('invitations', 'demo')).said).toContain('\tsent\t')
  })

  it('is not restored without its journal, unless that is said', async () => {
    rmSync(data('taken-away.jsonl'))
    const refused = await farstu('restore', copy())
    expect([refused.code, refused.said]).toEqual([2, expect.stringContaining('--without-journal')])
    const restored = await farstu('restore', copy(), '--without-journal')
    expect([restored.code, restored.said]).toEqual([
      0,
      expect.stringContaining('1 open invitations'),
    ])
  })

  it('is not restored by a file that is no journal, nor by one that begins later', async () => {
    const other = join(folder, 'other.txt')
    writeFileSync(other, 'root:x:0:0\n')
    const refused = await farstu('restore', copy(), '--journal', other)
    expect([refused.code, refused.said]).toEqual([2, expect.stringContaining('is no journal')])
    rmSync(data('taken-away.jsonl'))
    // Any command begins another one.
    expect((await farstu('portal', 'list')).code).toBe(0)
    const late = await farstu('restore', copy())
    expect([late.code, late.said]).toEqual([
      1,
      expect.stringContaining('begins after the copy was made'),
    ])
    expect((await farstu('restore', copy(), '--without-journal')).code).toBe(0)
  })
})
