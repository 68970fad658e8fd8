import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { COPY_MARK } from '../copy-mark.ts'

/**
 * Copies a database that others may be writing, as it stands at one moment, into a new file that its owner alone
 * may read. `vacuum into` reads in one transaction, which no writer waits for or makes begin anew, and leaves out
 * what was deleted; the backup interface of SQLite begins anew whenever another process has written. The file is
 * marked as a copy, checked, and brought to the disk before it gets its name.
 * @throws what the system or the driver says; nothing is left behind then.
 */
export function copySqlite(file: string, to: string, now: number): void {
  if (existsSync(to)) throw Object.assign(new Error('it is there already'), { code: 'EEXIST' })
  const partial = `${to}.${process.pid}.partial`
  try {
    closeSync(openSync(partial, 'wx', 0o600))
    within(file, { readonly: true, fileMustExist: true }, (client) =>
      client.prepare('vacuum into ?').run(partial),
    )
    within(partial, {}, (copy) => {
      copy
        .prepare('insert into key_check (id, value, created_at) values (?, ?, ?)')
        .run(COPY_MARK, '', now)
      assertWhole(copy)
    })
    flush(partial)
    renameSync(partial, to)
    flush(dirname(to))
  } finally {
    for (const end of ['', '-journal']) rmSync(`${partial}${end}`, { force: true })
  }
}

/** @throws what SQLite says of a file that is damaged, or no database. */
export function assertSound(file: string): void {
  within(file, { readonly: true, fileMustExist: true }, assertWhole)
}

/** Whether another process has the database open. False, too, for a file that is no database any more. */
export function isInUse(file: string): boolean {
  if (!existsSync(file)) return false
  try {
    // Only the last one that has it open may leave the write-ahead log; so all is in one file afterwards.
    within(file, { timeout: 0 }, (client) => client.pragma('journal_mode = delete'))
    return false
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'SQLITE_BUSY'
  }
}

/** Puts a file in the place of a database that nobody uses; resolves where the old one, if any, lies now. */
export function putInPlace(from: string, file: string, now: number): string | null {
  const aside = `${file}.before-${new Date(now)
    .toISOString()
    .replace(/[^\dT]/g, '')
    .slice(0, 15)}`
  const isThere = existsSync(file)
  for (const end of ['', '-wal', '-shm'])
    if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${aside}${end}`)
  flush(from)
  renameSync(from, file)
  flush(dirname(file))
  return isThere ? aside : null
}

function within(
  file: string,
  options: Database.Options,
  work: (client: Database.Database) => void,
) {
  const client = new Database(file, options)
  try {
    work(client)
  } finally {
    client.close()
  }
}

function assertWhole(client: Database.Database): void {
  const found = client.pragma('integrity_check', { simple: true })
  if (found !== 'ok') throw Object.assign(new Error(String(found)), { code: 'SQLITE_CORRUPT' })
}

function flush(path: string): void {
  const open = openSync(path, 'r')
  try {
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}
