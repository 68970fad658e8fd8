/** What is sorted by its bytes is found and sorted by an index on PostgreSQL too, whatever its collation. */
import { drizzle } from 'drizzle-orm/node-postgres'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Statement } from '../../api/ports/store/statement.ts'
import type { Store } from '../../api/ports/store/store.ts'
import { openStore } from '../../db/open-store.ts'
import type { Asked } from '../../db/seam.ts'
import { type EmptyDatabase, migratedPostgresDatabase } from '../support/db/engines.ts'
import { givenPortal } from '../support/db/given.ts'
import { shown } from '../support/db/planned.ts'
import { migrationsRoot } from '../support/db/tables.ts'

const PEOPLE = 5_000

describe('on PostgreSQL', () => {
  let database: EmptyDatabase
  let store: Store
  let client: Client
  let portalId: string

  beforeAll(async () => {
    database = await migratedPostgresDatabase()
    store = await openStore({ url: database.url, migrationsRoot, migrate: false })
    client = new Client({ connectionString: database.url })
    await client.connect()
    portalId = (await givenPortal(store)).id
    await client.query(
      `insert into person (id, first_name, last_name, email, email_key, mail_language, created_at, version)
         select n, '', '', '', n, 'en', 0, 0 from generate_series(1, ${PEOPLE}) n;
       insert into listed_person (portal_id, person_id, sort_key)
         select '${portalId}', id, convert_to('name' || id, 'UTF8') from person;
       insert into person_word (portal_id, person_id, source_id, word, sort_key)
         select portal_id, person_id, person_id, w || sort_key, sort_key
         from listed_person, (values ('a'::bytea), ('b'::bytea)) words (w);
       insert into invitation (id, portal_id, email, email_key, first_name, last_name, language,
         inviter_name, token_hash, state, created_at, sent_at, lifetime_ms, expires_at)
         select n, '${portalId}', '', '', '', '', 'en', '', n, 'sent', n, n, 1, n
         from generate_series(1, ${PEOPLE}) n;
       insert into invitation_word (portal_id, word, invitation_id)
         select portal_id, convert_to('word' || id, 'UTF8'), id from invitation;
       analyze`,
    )
  })
  afterAll(async () => {
    await client.end()
    await store.close()
    await database.drop()
  })

  /** The plans of a statement's queries, line by line. */
  const plansOf = async (make: () => Statement<unknown>): Promise<readonly string[]> => {
    const asked: Asked<unknown>[] = []
    await store.run(() => shown(make(), ({ query }) => asked.push(query as Asked<unknown>)))
    const db = drizzle(client)
    const plans: string[] = []
    for (const one of asked) {
      const build = typeof one === 'function' ? one : one.prepared.build
      const { sql, params } = (build(db as never) as unknown as SaidQuery).toSQL()
      const { rows } = await client.query(`explain ${sql}`, [...params])
      plans.push(...rows.map((row) => String(row['QUERY PLAN']).trim()))
    }
    return plans
  }
  const part = (terms: readonly string[]) => () =>
    store.directory.page({
      portalId,
      terms,
      after: { sortKey: 'name3', personId: '3' },
      limit: 50,
    })

  it('the list of people is walked in its order from the place on', async () => {
    const plans = await plansOf(part([]))
    expect(plans).toContainEqual(
      expect.stringMatching(/^Index Cond: .*portal_id = .* AND \(sort_key >= /),
    )
    expect(plans.join('\n')).not.toMatch(/Sort Key|Seq Scan/)
  })

  it('people are found by a range of words', async () => {
    const plans = await plansOf(part(['aname49', 'bname4']))
    expect(
      plans.filter((line) => /^Index Cond: .*word >= .* AND \(word < /.test(line)),
    ).not.toEqual([])
    expect(plans.join('\n')).not.toMatch(/Seq Scan on (person_word|listed_person)/)
  })

  it('invitations are found by a range of words', async () => {
    const plans = await plansOf(() =>
      store.invitations.page(portalId, [{ beginnings: ['word49'] }], { after: null, limit: 50 }),
    )
    expect(plans).toContainEqual(expect.stringMatching(/^Index Cond: .*word >= .* AND \(word < /))
  })
})

interface SaidQuery {
  toSQL(): { readonly sql: string; readonly params: readonly unknown[] }
}
