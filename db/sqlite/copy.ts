import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  unlinkSync,
} from 'node:fs'
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
      mark(copy, now)
      assertWhole(copy)
    })
    flush(partial)
    // A link takes no name that somebody else has taken meanwhile; renaming would write over it.
    linkSync(partial, to)
    unlinkSync(partial)
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

/**
 * Puts a file in the place of a database that nobody uses, at no moment of which there is none; resolves where
 * the old one, if any, lies now. It is held alone meanwhile, and is a copy from then on, with its mark: a server
 * that was about to begin on it refuses.
 * @throws SQLITE_BUSY where somebody has begun to use it, EEXIST where one has been made meanwhile.
 */
export function putInPlace(from: string, file: string, now: number): string | null {
  flush(from)
  if (!existsSync(file)) {
    linkSync(from, file)
    unlinkSync(from)
    flush(dirname(file))
    return null
  }
  const aside = `${file}.before-${new Date(now)
    .toISOString()
    .replace(/[^\dT]/g, '')
    .slice(0, 15)}`
  const end = held(file, now)
  try {
    linkSync(file, aside)
    for (const part of ['-wal', '-shm'])
      if (existsSync(`${file}${part}`)) renameSync(`${file}${part}`, `${aside}${part}`)
    renameSync(from, file)
    flush(dirname(file))
    return aside
  } finally {
    end()
  }
}

/** Holds a database alone until it is told to end, and marks it; what is damaged is held by nobody. */
function held(file: string, now: number): () => void {
  const client = new Database(file, { timeout: 0 })
  const end = () => void client.close()
  try {
    client.pragma('locking_mode = exclusive')
    client.pragma('journal_mode = delete')
    client.exec('begin exclusive')
    const isMade = client.prepare("select 1 from sqlite_master where name = 'key_check'").get()
    if (isMade) mark(client, now)
    // The mode keeps the lock beyond the transaction.
    client.exec('commit')
    return end
  } catch (fault) {
    if (!isDamaged(fault)) {
      end()
      throw fault
    }
    return end
  }
}

const isDamaged = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && /^SQLITE_(NOTADB|CORRUPT)/.test(String(fault.code))

const mark = (client: Database.Database, now: number) =>
  client
    .prepare('insert or ignore into key_check (id, value, created_at) values (?, ?, ?)')
    .run(COPY_MARK, '', now)

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
