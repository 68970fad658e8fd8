import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Query, Statement } from '../../../api/ports/store/statement.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import type { Asked } from '../../../db/seam.ts'
import { tooFar } from './reach.ts'

/**
 * The store, with each of its queries explained before it is run: one that walks through more rows
 * the longer Farstu is used throws, with SQLite's plan for it.
 */
export function planned(store: Store, file: string): Store {
  const client = new Database(file, { readonly: true })
  const db = drizzle(client)
  const planOf = (sql: string): readonly string[] => {
    const values = Array.from(sql.matchAll(/\?/g), () => null)
    const steps = client.prepare(`explain query plan ${sql}`).all(...values)
    return (steps as readonly { readonly detail: string }[]).map(({ detail }) => detail)
  }
  const explain = ({ query }: Query) => {
    if (!client.open) return
    const asked = query as Asked<unknown>
    const built = typeof asked === 'function' ? asked(db) : asked.prepared.build(db)
    const { sql } = (built as unknown as { toSQL(): { readonly sql: string } }).toSQL()
    const steps = tooFar(sql, planOf(sql))
    if (steps.length > 0) throw new Error(`${steps.join('\n')}\n${sql}`)
  }
  return {
    ...store,
    run: (make) => store.run(() => shown(make(), explain)),
    atomically: (make) => store.atomically(() => shown(make(), explain)),
    close: async () => {
      client.close()
      await store.close()
    },
  }
}

/** The same statement; each query is shown before it is asked. */
export function* shown<T>(statement: Statement<T>, show: (query: Query) => void): Statement<T> {
  let step = statement.next()
  while (!step.done) {
    show(step.value)
    step = statement.next(yield step.value)
  }
  return step.value
}
