/**
 * The attacker waits for a power cut, or has a hand on the plug: whatever was answered as used must
 * still be used after it. So before an answer goes out, what it rests on is on the disk and not only
 * in the page cache. Watched from outside, with `strace`: where that cannot look into this process,
 * the test is skipped, and `db/pragmas.test.ts` alone says that SQLite is told to do it.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { asHost, enrolled } from '../../../support/api/browser.ts'
import { useServers } from '../../../support/api/servers/servers.ts'

const openServer = useServers()
/** Debian: `apt-get install strace`. */
const STRACE = 'strace'
const canTrace = spawnSync(STRACE, ['-o', '/dev/null', 'true']).status === 0

/** Every write and flush of this process during `work`, in order, with the file's path. */
async function traced(out: string, work: () => Promise<void>): Promise<readonly string[]> {
  const calls = 'trace=pwrite64,write,fdatasync,fsync'
  const args = ['-f', '-y', '-e', calls, '-o', out, '-p', String(process.pid)]
  const tracer = spawn(STRACE, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  await once(tracer.stderr, 'data')
  await work()
  tracer.kill('SIGINT')
  await once(tracer, 'exit')
  return readFileSync(out, 'utf8').split('\n')
}

describe('T-092: a code that was answered as redeemed', () => {
  it.runIf(canTrace)('is flushed to the disk before the answer', async () => {
    const server = await openServer()
    const { done } = await enrolled(server)
    const marker = join(server.databaseFile, '..', 'answered')
    const lines = await traced(join(server.databaseFile, '..', 'trace'), async () => {
      const { status } = await asHost(server, '/v1/redeem', { code: done.code })
      writeFileSync(marker, String(status))
    })
    const answeredAt = lines.findIndex((line) => line.includes(marker) && line.includes('"200"'))
    const before = lines.slice(0, answeredAt)
    const writtenAt = before.findLastIndex((line) => /pwrite64\(\d+<[^>]*-wal>/.test(line))
    const flushedAt = before.findLastIndex((line) => /f(data)?sync\(\d+<[^>]*-wal>/.test(line))
    expect(writtenAt).toBeGreaterThan(-1)
    expect(flushedAt).toBeGreaterThan(writtenAt)
  })
})
