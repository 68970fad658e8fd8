/** A server that is started with another alphabet lists everybody by it, whoever was there before. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { alphabetOf } from '../../../api/ports/store/alphabet.ts'
import { openStore } from '../../../db/open-store.ts'
import { useProduction } from '../../support/api/production.ts'
import { type EmptyDatabase, emptySqliteDatabase } from '../../support/db/engines.ts'
import { givenPerson, givenPortal } from '../../support/db/given.ts'
import { membershipOf } from '../../support/db/rows.ts'
import { migrationsRoot } from '../../support/db/tables.ts'

let database: EmptyDatabase
beforeEach(async () => {
  database = await emptySqliteDatabase()
})
// Hooks run last first: servers are stopped by then.
afterEach(() => database.drop())
const { settings, start } = useProduction()

const withStore = async (language: string, work: (store: Store) => Promise<void>) => {
  const alphabet = alphabetOf(language)
  const store = await openStore({ url: database.url, alphabet, migrationsRoot })
  await work(store)
  await store.close()
}
type Store = Awaited<ReturnType<typeof openStore>>

it('lists by it', async () => {
  let portalId = ''
  await withStore('sv', async (store) => {
    portalId = (await givenPortal(store)).id
    for (const lastName of ['Zorn', 'Åkesson', 'Aaltonen']) {
      const { id } = await givenPerson(store, { lastName })
      await store.run(() => store.people.addMembership(membershipOf(id, portalId)))
    }
  })
  const listed = async (language: string) => {
    const env = { FARSTU_DATABASE_URL: database.url, FARSTU_ALPHABET: language }
    const server = await start(await settings(env))
    await server.end()
    const names: string[] = []
    await withStore(language, async (store) => {
      const search = { portalId, terms: [], after: null, limit: 9 }
      const { people } = await store.run(() => store.directory.page(search))
      names.push(...people.map(({ lastName }) => lastName))
    })
    return names
  }
  expect(await listed('en')).toEqual(['Aaltonen', 'Åkesson', 'Zorn'])
  expect(await listed('sv')).toEqual(['Aaltonen', 'Zorn', 'Åkesson'])
})
