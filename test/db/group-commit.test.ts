/** Commits of SQLite that come in together: one wait for the disk, and nobody pays for another's fault. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Unavailable } from '../../api/ports/unavailable.ts'
import { createGroupCommit } from '../../db/sqlite/group-commit.ts'
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
function taking(isOpen = () => client.inTransaction) {
  const commit = createGroupCommit({ ...createTransactions(client), isOpen })
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
  const take = taking(() => false)
  expect(await Promise.all([take(1), take(2)])).toEqual(['unavailable', 'unavailable'])
  expect(seats()).toEqual([])
})

it('a second group waits for nobody of the first', async () => {
  const take = taking()
  await take(1)
  await take(2)
  expect([commits(), seats()]).toEqual([2, [1, 2]])
})
