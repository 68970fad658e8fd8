/**
 * A disk that is full, and one that is mounted read-only: small ones in memory, of our own. Only root
 * may mount them; where that cannot be, these are skipped, and the run's last line counts them.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useProduction } from '../../support/api/production.ts'
import { askSqlite } from '../../support/db/past-the-store.ts'

/** Of util-linux. */
const MOUNT = 'mount'
const UNMOUNT = 'umount'

const mount = (folder: string, options: string) =>
  spawnSync(MOUNT, ['-t', 'tmpfs', '-o', options, 'farstu-test', folder]).status === 0
const unmount = (folder: string) => spawnSync(UNMOUNT, [folder])

const canMount = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'farstu-disk-'))
  const isMounted = mount(folder, 'size=64k')
  if (isMounted) unmount(folder)
  rmSync(folder, { recursive: true })
  return isMounted
})()

let disk: string
beforeEach(() => {
  disk = mkdtempSync(join(tmpdir(), 'farstu-disk-'))
})
afterEach(() => {
  unmount(disk)
  rmSync(disk, { recursive: true, force: true })
})
const { settings, start, refusal } = useProduction()

/** Writes until the disk takes not a byte more. */
function fill(file: string): void {
  for (const bytes of [65_536, 4096, 1]) {
    const piece = Buffer.alloc(bytes)
    try {
      for (;;) writeFileSync(file, piece, { flag: 'a' })
    } catch {
      // Not this many; perhaps fewer.
    }
  }
}

describe.runIf(canMount)('R-79: a disk that is full', () => {
  it('is told at the start, with its path', async () => {
    mount(disk, 'size=64k')
    fill(join(disk, 'filler'))
    const said = await refusal(await settings({ FARSTU_DATA_DIR: join(disk, 'data') }))
    expect(said).toContain(disk)
    expect(said).toContain('the disk is full. Make room')
  })

  it('makes a server that runs say that it is not ready, until there is room again', async () => {
    mount(disk, 'size=8m')
    const { ask } = await start(await settings({ FARSTU_DATA_DIR: disk }))
    const status = async (path: string) => (await ask(path)).status
    for (let time = 0; time < 20; time++) expect(await status('/readyz')).toBe(200)
    // What is written next goes into room that the database has already, full disk or not.
    await askSqlite(join(disk, 'farstu.db'), 'pragma wal_checkpoint(restart)')
    fill(join(disk, 'filler'))
    expect([await status('/readyz'), await status('/healthz')]).toEqual([503, 200])
    rmSync(join(disk, 'filler'))
    expect(await status('/readyz')).toBe(200)
  })

  it('is told of the folder for mail', async () => {
    mount(disk, 'size=64k')
    fill(join(disk, 'filler'))
    const said = await refusal(await settings({ FARSTU_MAIL: `outbox:${disk}` }))
    expect(said).toContain(`The folder for mail ${disk} cannot be used: the disk is full`)
  })
})

describe.runIf(canMount)('a file system that is mounted read-only', () => {
  it.each(['FARSTU_DATA_DIR', 'FARSTU_MAIL'])('is told at the start by %s', async (name) => {
    mount(disk, 'size=8m')
    const folder = join(disk, 'data')
    mkdirSync(folder)
    mount(disk, 'remount,ro')
    const value = name === 'FARSTU_MAIL' ? `outbox:${folder}` : folder
    const said = await refusal(await settings({ [name]: value }))
    expect(said).toContain(folder)
    expect(said).toContain('mounted read-only')
    expect(said).toContain(name)
  })
})
