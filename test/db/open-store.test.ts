import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Unavailable } from '../../api/ports/unavailable.ts'
import { openStore } from '../../db/open-store.ts'
import { type EmptyDatabase, emptySqliteDatabase } from '../support/db/engines.ts'
import { givenPerson } from '../support/db/given.ts'
import { methodOf } from '../support/db/rows.ts'
import { migrationsRoot } from '../support/db/tables.ts'

describe('opening a store', () => {
  let database: EmptyDatabase
  beforeEach(async () => {
    database = await emptySqliteDatabase()
  })
  afterEach(() => database.drop())

  it.each([
    { form: 'a path', urlOf: (file: string) => file },
    { form: 'file: and a path', urlOf: (file: string) => `file:${file}` },
    { form: 'a file URL', urlOf: (file: string) => pathToFileURL(file).href },
  ])('$form is a SQLite file', async ({ urlOf }) => {
    const store = await openStore({ url: urlOf(database.url), migrationsRoot })
    await expect(store.ping()).resolves.toBeUndefined()
    await store.close()
    expect(existsSync(database.url)).toBe(true)
  })

  it('a new folder is closed to everybody else', async () => {
    const store = await openStore({ url: database.url, migrationsRoot })
    await store.close()
    expect(statSync(dirname(database.url)).mode & 0o777).toBe(0o700)
  })

  it('what was stored is there the next time', async () => {
    const before = await openStore({ url: database.url, migrationsRoot })
    const person = await givenPerson(before)
    await before.close()
    const after = await openStore({ url: database.url, migrationsRoot })
    expect(await after.run(() => after.people.byId(person.id))).toEqual(person)
    await after.close()
  })

  it('without migrating, an empty database stays empty', async () => {
    const store = await openStore({ url: database.url, migrationsRoot, migrate: false })
    await expect(store.run(() => store.portals.all())).rejects.toBeInstanceOf(Unavailable)
    await store.close()
  })

  it('what is deleted is gone from the file', async () => {
    const store = await openStore({ url: database.url, migrationsRoot })
    const person = await givenPerson(store)
    const secret = 'a-sealed-seed-that-must-not-stay'
    await store.run(() => store.methods.add(methodOf(person.id, { secret })))
    await store.run(() => store.methods.dropAll(person.id))
    await store.close()
    expect(readFileSync(database.url).includes(secret)).toBe(false)
  })

  it('a PostgreSQL that is not there is unavailable', async () => {
    const url = 'postgres://nobody:nothing@127.0.0.1:1/none'
    await expect(openStore({ url, migrationsRoot })).rejects.toBeInstanceOf(Unavailable)
  })
})
