/**
 * PostgreSQL may refuse a transaction only because of others at the same time, and expects it to
 * be made again. A trigger with a counter that no rollback turns back plays the others here.
 */
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../api/ports/store/store.ts'
import { Unavailable } from '../../api/ports/unavailable.ts'
import { openStore } from '../../db/open-store.ts'
import { type EmptyDatabase, emptyPostgresDatabase, onPostgres } from '../support/db/engines.ts'
import { givenPerson } from '../support/db/given.ts'
import { outsiderAt } from '../support/db/outsider.ts'
import { portalOf } from '../support/db/rows.ts'
import { migrationsRoot } from '../support/db/tables.ts'

describe('transactions that PostgreSQL refuses', () => {
  let database: EmptyDatabase
  let store: Store

  beforeEach(async () => {
    database = await emptyPostgresDatabase()
    store = await openStore({ url: database.url, migrationsRoot })
  })
  afterEach(async () => {
    await store.close()
    await database.drop()
  })

  /** Every write of a portal is refused with this code, until it has been tried `times` times. */
  const refuseTimes = (times: number, code: string) =>
    onPostgres(
      database.url,
      `create sequence tries;
       create function refuse() returns trigger language plpgsql as $$
       begin
         if nextval('tries') <= ${times} then
           raise exception 'not now' using errcode = '${code}';
         end if;
         return new;
       end $$;
       create trigger refuse before insert on portal for each row execute function refuse();`,
    )

  const addPortal = async () => {
    const portal = portalOf()
    let made = 0
    const added = store.atomically(function* () {
      made += 1
      return yield* store.portals.add(portal)
    })
    const outcome = await added.catch((error: unknown) => error)
    const stored = await store.run(() => store.portals.byId(portal.id))
    return { outcome, made, stored: stored !== null }
  }

  it.each(['40001', '40P01', '23505'])('are made again after %s', async (code) => {
    await refuseTimes(4, code)
    expect(await addPortal()).toEqual({ outcome: true, made: 5, stored: true })
  })

  it('are given up after five times', async () => {
    await refuseTimes(5, '40001')
    const { outcome, ...rest } = await addPortal()
    expect(outcome).toBeInstanceOf(Unavailable)
    expect(rest).toEqual({ made: 5, stored: false })
  })

  it('are not made again for any other reason', async () => {
    await refuseTimes(1, '23514')
    const { outcome, ...rest } = await addPortal()
    expect(outcome).toBeInstanceOf(Unavailable)
    expect(rest).toEqual({ made: 1, stored: false })
  })

  it('outside a transaction, the query is repeated by itself', async () => {
    await refuseTimes(2, '40001')
    let made = 0
    const added = await store.run(function* () {
      made += 1
      return yield* store.portals.add(portalOf())
    })
    expect({ added, made }).toEqual({ added: true, made: 1 })
  })

  it('the loser of a deadlock gets through after the winner', async () => {
    const [one, two] = [await givenPerson(store), await givenPerson(store)]
    const other = new Client({ connectionString: database.url })
    await other.connect()
    // Who looks for a deadlock first loses it.
    await other.query(`set deadlock_timeout = '1min'`)
    const touch = (id: string) =>
      other.query('update person set version = version + 1 where id = $1', [id])
    let made = 0
    await other.query('begin')
    await touch(two.id)
    const both = store.atomically(function* () {
      made += 1
      yield* store.people.lock(one.id)
      return yield* store.people.lock(two.id)
    })
    const outsider = await outsiderAt(database.url)
    await outsider.untilWaiting(1)
    await outsider.close()
    await touch(one.id)
    await other.query('commit')
    expect(await both).toMatchObject({ version: two.version + 2 })
    expect(made).toBe(2)
    await other.end()
  })
})
