/** Commits of SQLite that come in together: one wait for the disk, and nobody pays for another's fault. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Unavailable } from '../../api/ports/unavailable.ts'
import { createGroupCommit, type Patience } from '../../db/sqlite/group-commit.ts'
import { createTransactions } from '../../db/sqlite/transactions.ts'

let folder: string
let client: Database.Database
let said: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'farstu-commits-'))
  said = []
  client = new Database(join(folder, 'a.db'), { verbose: (text) => void said.push(String(text)) })
  client.exec('create table seat (id integer primary key)')
})
afterEach(() => {
  client.close()
  rmSync(folder, { recursive: true })
})

/** Takes a seat in a group; resolves what the caller is told. */
function taking({
  isOpen = () => client.inTransaction,
  patience,
}: {
  readonly isOpen?: () => boolean
  readonly patience?: Patience
} = {}) {
  const commit = createGroupCommit({ ...createTransactions(client), isOpen }, patience)
  return (id: number, failing = false) =>
    new Promise<string>((resolve) => {
      let own = 'not tried'
      commit({
        attempt(part) {
          try {
            part(() => {
              client.prepare('insert into seat values (?)').run(id)
              if (failing) throw new RangeError('changed my mind')
            })
            own = 'taken'
          } catch {
            own = 'given up'
          }
        },
        settle: (fault) => resolve(fault instanceof Unavailable ? 'unavailable' : own),
      })
    })
}

const commits = () => said.filter((text) => /^commit/i.test(text)).length
const seats = () => client.prepare('select id from seat order by id').pluck().all()

it('what is asked for at once is committed once', async () => {
  const take = taking()
  const told = await Promise.all(Array.from({ length: 50 }, (_, id) => take(id)))
  expect(new Set(told)).toEqual(new Set(['taken']))
  expect([commits(), seats().length]).toEqual([1, 50])
})

it('one that fails takes nothing of its neighbours with it', async () => {
  const take = taking()
  const told = await Promise.all([take(1), take(2, true), take(1), take(3)])
  expect(told).toEqual(['taken', 'given up', 'given up', 'taken'])
  expect(seats()).toEqual([1, 3])
})

it('nobody is told of success when the commit of all fails', async () => {
  const take = taking({ isOpen: () => false })
  expect(await Promise.all([take(1), take(2)])).toEqual(['unavailable', 'unavailable'])
  expect(seats()).toEqual([])
})

it('a second group waits for nobody of the first', async () => {
  const take = taking()
  await take(1)
  await take(2)
  expect([commits(), seats()]).toEqual([2, [1, 2]])
})

describe('while another process writes', () => {
  let other: Database.Database
  beforeEach(() => {
    client.pragma('busy_timeout = 0')
    client.pragma('journal_mode = WAL')
    other = new Database(join(folder, 'a.db'))
    other.exec('begin immediate')
  })
  afterEach(() => other.close())

  /** Time goes on by 500 ms with each try. */
  const patience = () => {
    let now = 0
    return {
      elapsed: () => now,
      again: (flush: () => void) => {
        now += 500
        setImmediate(flush)
      },
    }
  }

  it('what waits is committed together, once that is done', async () => {
    const { elapsed, again } = patience()
    const letGoThen = (flush: () => void) => {
      other.exec('rollback')
      again(flush)
    }
    const take = taking({ patience: { elapsed, again: letGoThen } })
    expect(await Promise.all([take(1), take(2)])).toEqual(['taken', 'taken'])
    expect([commits(), seats()]).toEqual([1, [1, 2]])
  })

  it('what has waited long enough is told so, and is not done', async () => {
    const take = taking({ patience: patience() })
    expect(await Promise.all([take(1), take(2)])).toEqual(['unavailable', 'unavailable'])
    other.exec('rollback')
    expect(seats()).toEqual([])
    expect(await take(3)).toBe('taken')
  })
})
