/** Queries that are built once: asked again, they answer for the new values, and look the same. */
import Database from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { adding, type Holes, prepared, preparedChange } from '../../db/prepared.ts'
import { type Asked, createSyncFetch } from '../../db/seam.ts'

const seat = sqliteTable('seat', {
  id: text('id').primaryKey(),
  row: integer('row', { mode: 'number' }),
  isTaken: integer('is_taken', { mode: 'boolean' }).notNull(),
})

interface Seat {
  readonly id: string
  readonly row: number | null
  readonly isTaken: boolean
}

let client: Database.Database
let ask: <T>(asked: Asked<T>) => readonly T[]

beforeEach(() => {
  client = new Database(':memory:')
  client.exec('create table seat (id text primary key, "row" integer, is_taken integer not null)')
  const fetch = createSyncFetch(drizzle(client))
  ask = (query) => fetch({ query })
  const add = adding(seat)
  ask(add({ id: 'a', row: 1, isTaken: true }))
  ask(add({ id: 'b', row: null, isTaken: false }))
})
afterEach(() => client.close())

const seats = () => client.prepare('select * from seat order by id').all()

it('a row is added whole, whatever it holds', () => {
  expect(seats()).toEqual([
    { id: 'a', row: 1, is_taken: 1 },
    { id: 'b', row: null, is_taken: 0 },
  ])
})

it('asked again, a query is not built again, and answers for the new values', () => {
  let built = 0
  const byId = prepared((db, { id }: Holes<Pick<Seat, 'id'>>) => {
    built++
    return db.select({ row: seat.row }).from(seat).where(eq(seat.id, id))
  })
  expect(['a', 'b', 'c', 'a'].map((id) => ask(byId({ id })))).toEqual([
    [{ row: 1 }],
    [{ row: null }],
    [],
    [{ row: 1 }],
  ])
  expect(built).toBe(1)
})

it('of a change, columns that are left out or undefined stay as they are', () => {
  type Change = { readonly row?: number | null; readonly isTaken?: boolean | undefined }
  const change = preparedChange((db, { id }: Holes<Pick<Seat, 'id'>>, to: Holes<Change>) =>
    db.update(seat).set(to).where(eq(seat.id, id)).returning(),
  )
  ask(change({ id: 'a' }, { row: 5 }))
  ask(change({ id: 'b' }, { row: 7, isTaken: true }))
  ask(change({ id: 'a' }, { row: null, isTaken: undefined }))
  ask(change({ id: 'b' }, { isTaken: false }))
  expect(seats()).toEqual([
    { id: 'a', row: null, is_taken: 1 },
    { id: 'b', row: 7, is_taken: 0 },
  ])
})

it('holes cannot be spread: nobody knows all their names', () => {
  const all = prepared((db, holes: Holes<Seat>) =>
    db
      .insert(seat)
      .values({ ...holes })
      .returning(),
  )
  expect(() => ask(all({ id: 'c', row: 2, isTaken: true }))).toThrow()
  expect(seats()).toHaveLength(2)
})
