/** The store that the contract runs on refuses queries that no index serves. */
import { and, asc, desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as tables from '../../db/schema/sqlite/index.ts'
import { type Build, rows } from '../../db/seam.ts'
import { engines, type Opened } from '../support/db/engines.ts'

const { invitation, person } = tables
const ofPortal = eq(invitation.portalId, 'demo')

let opened: Opened

beforeAll(async () => {
  opened = await engines[0].openEmptyStore()
})
afterAll(() => opened.close())

const asked = (build: Build<unknown>) => opened.store.run(() => rows(build))

it('one that walks through a whole table is refused', async () => {
  const walk = asked((db) => db.select().from(person).where(eq(person.firstName, 'Test')))
  await expect(walk).rejects.toThrow('SCAN person')
})

it('one that walks through a whole portal is refused', async () => {
  const walk = asked((db) => db.select().from(invitation).where(ofPortal))
  await expect(walk).rejects.toThrow('SEARCH invitation')
})

it('one that sorts a whole portal is refused, though it gives few rows', async () => {
  const walk = asked((db) =>
    db.select().from(invitation).where(ofPortal).orderBy(asc(invitation.lastName)).limit(5),
  )
  await expect(walk).rejects.toThrow('SEARCH invitation')
})

it('one that an index serves is asked', async () => {
  const found = asked((db) =>
    db
      .select()
      .from(invitation)
      .where(and(ofPortal, eq(invitation.emailKey, 'reporter@example.org')))
      .orderBy(desc(invitation.createdAt), desc(invitation.id)),
  )
  await expect(found).resolves.toEqual([])
})
