import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../db/open-store.ts'
import { portalOf } from '../../support/db/rows.ts'
import { writeCrowd } from './build.ts'
import { createCrowd, PORTAL_IDS } from './crowd.ts'

const SIZE = { people: 80, units: 60, invitations: 5 }
const TABLES = ['person', 'unit', 'membership', 'listed_person', 'person_word']

describe('a crowd of the bench', () => {
  const folder = mkdtempSync(join(tmpdir(), 'farstu-crowd-'))
  const [written, stored] = [join(folder, 'written.db'), join(folder, 'stored.db')]

  beforeAll(async () => {
    await withPortals(written, async () => {})
    writeCrowd(written, createCrowd(SIZE), () => {})
    await withPortals(stored, async (store) => {
      const { units, members } = createCrowd(SIZE)
      for (const unit of units) await store.run(() => store.units.put(unit))
      for (const { person, memberships } of members()) {
        await store.run(() => store.people.addOrGet(person))
        for (const membership of memberships)
          await store.run(() => store.people.addMembership(membership))
      }
    })
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each(TABLES)('has in "%s" the rows that the store would have written', (table) => {
    const rows = rowsOf(written, table)
    expect(rows.length).toBeGreaterThanOrEqual(SIZE.units)
    expect(rows).toEqual(rowsOf(stored, table))
  })

  it('has the indexes that the store has', () => {
    expect(indexesOf(written)).toEqual(indexesOf(stored))
  })

  it('is the same each time', () => {
    const [first, second] = [createCrowd(SIZE), createCrowd(SIZE)]
    expect([...first.members()]).toEqual([...second.members()])
  })
})

type Store = Awaited<ReturnType<typeof openStore>>

async function withPortals(file: string, work: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore({ url: file, migrationsRoot: 'db' })
  for (const id of Object.values(PORTAL_IDS))
    await store.run(() => store.portals.add(portalOf({ id })))
  await work(store)
  await store.close()
}

function rowsOf(file: string, table: string): readonly string[] {
  return read(file, `select * from "${table}"`).sort()
}

function indexesOf(file: string): readonly string[] {
  return read(file, "select name, sql from sqlite_master where type = 'index'").sort()
}

function read(file: string, sql: string): string[] {
  const client = new Database(file, { readonly: true })
  const rows = client.prepare(sql).all()
  client.close()
  return rows.map((row) => JSON.stringify(row))
}
