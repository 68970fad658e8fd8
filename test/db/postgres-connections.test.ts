/** Connections that the server ends: none is lost, and none that is ended is used again. */
import type { Pool } from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Store } from '../../api/ports/store/store.ts'
import { Unavailable } from '../../api/ports/unavailable.ts'
import { openStore } from '../../db/open-store.ts'
import { createTransaction } from '../../db/postgres/transaction.ts'
import { type EmptyDatabase, migratedPostgresDatabase, onPostgres } from '../support/db/engines.ts'
import { migrationsRoot } from '../support/db/tables.ts'

let database: EmptyDatabase
let store: Store
beforeEach(async () => {
  database = await migratedPostgresDatabase()
  store = await openStore({ url: database.url, migrationsRoot, migrate: false })
})
afterEach(async () => {
  await store.close()
  await database.drop()
})

const touch = () => store.atomically(store.keyChecks.touch)

/** A query after which the server ends its connection. */
const endOwn = () =>
  store.atomically(function* () {
    yield* store.keyChecks.touch()
    yield* store.keys.all('id-token')
  })

it('twelve that break in the middle leave enough for those who come after', async () => {
  await onPostgres(
    database.url,
    `create function break() returns trigger language plpgsql as $$
     begin
       perform pg_terminate_backend(pg_backend_pid());
       return new;
     end $$;
     create trigger break before insert on key_check for each row execute function break();`,
  )
  for (let time = 0; time < 12; time++) await expect(endOwn()).rejects.toBeInstanceOf(Unavailable)
  await onPostgres(database.url, 'drop trigger break on key_check')
  await Promise.all(Array.from({ length: 12 }, touch))
})

it('twelve that are refused in the middle leave as many', async () => {
  const refused = () =>
    store.atomically(function* () {
      yield* store.keyChecks.touch()
      throw new RangeError('a rule of ours')
    })
  for (let time = 0; time < 12; time++) await expect(refused()).rejects.toThrow(RangeError)
  await Promise.all(Array.from({ length: 12 }, touch))
})

it('one that says nothing from the first word on is closed, and not asked to roll back', async () => {
  const said: string[] = []
  const client = {
    query: async (text: string) => {
      said.push(text)
      throw new Error('Query read timeout')
    },
    release: (isClosed: boolean) => void said.push(isClosed ? 'closed' : 'kept'),
  }
  const transaction = createTransaction({ connect: async () => client } as unknown as Pool)
  await expect(transaction(async () => {})).rejects.toBeInstanceOf(Unavailable)
  expect(said).toEqual(['begin', 'closed'])
})
