/** Attacker: time. A server is started, or a file made, between what a restore asks and what it does. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { copySqlite, isInUse, putInPlace } from '../../db/copies.ts'
import { scratch } from '../support/scratch.ts'

describe('a copy of a SQLite database', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(scratch, 'farstu-copying-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const at = (name: string) => join(folder, name)

  /** As much of a database as copying asks for. */
  const opened = (name: string, mark: string) => {
    const client = new Database(at(name))
    client.pragma('journal_mode = wal')
    client.exec('create table key_check (id text primary key, value text, created_at integer)')
    client.prepare('insert into key_check values (?, ?, 0)').run('mark', mark)
    return client
  }
  const made = (name: string, mark: string) => opened(name, mark).close()
  const rowsOf = (file: string) => {
    const client = new Database(file, { readonly: true })
    try {
      return client.prepare('select id, value from key_check order by id').all()
    } finally {
      client.close()
    }
  }

  it('takes the place of a database, which lies aside as a copy that no server begins on', () => {
    made('old.db', 'old')
    made('new.db', 'new')
    const aside = putInPlace(at('new.db'), at('old.db'), 0) ?? ''
    expect(rowsOf(at('old.db'))).toEqual([{ id: 'mark', value: 'new' }])
    expect(rowsOf(aside)).toEqual([
      { id: 'copied', value: '' },
      { id: 'mark', value: 'old' },
    ])
  })

  it('does not take it from a server that was started after it was asked for', () => {
    made('old.db', 'old')
    made('new.db', 'new')
    expect(isInUse(at('old.db'))).toBe(false)
    const server = new Database(at('old.db'))
    server.pragma('journal_mode = wal')
    server.prepare('insert into key_check values (?, ?, 0)').run('since', 'started')
    const before = statSync(at('old.db')).ino
    expect(() => putInPlace(at('new.db'), at('old.db'), 0)).toThrow(
      expect.objectContaining({ code: 'SQLITE_BUSY' }),
    )
    expect(statSync(at('old.db')).ino).toBe(before)
    expect(server.prepare('select id from key_check order by id').pluck().all()).toEqual([
      'mark',
      'since',
    ])
    server.close()
  })

  it('takes the place of one that is damaged', () => {
    writeFileSync(at('old.db'), 'no database at all, '.repeat(500))
    made('new.db', 'new')
    const aside = putInPlace(at('new.db'), at('old.db'), 0) ?? ''
    expect(readFileSync(aside, 'utf8')).toContain('no database')
    expect(rowsOf(at('old.db'))).toEqual([{ id: 'mark', value: 'new' }])
  })

  it('takes an empty place, and leaves nothing behind', () => {
    made('new.db', 'new')
    expect(putInPlace(at('new.db'), at('old.db'), 0)).toBeNull()
    expect(existsSync(at('new.db'))).toBe(false)
    expect(rowsOf(at('old.db'))).toEqual([{ id: 'mark', value: 'new' }])
  })

  it('is never written over a file that is there', () => {
    made('old.db', 'old')
    writeFileSync(at('copy.db'), 'somebody else’s')
    expect(() => copySqlite(at('old.db'), at('copy.db'), 0)).toThrow(
      expect.objectContaining({ code: 'EEXIST' }),
    )
    expect(readFileSync(at('copy.db'), 'utf8')).toBe('somebody else’s')
  })
})
