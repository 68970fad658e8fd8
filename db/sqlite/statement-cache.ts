import type Database from 'better-sqlite3'

/** More than there are queries in the house; only lists of changing length make new ones. */
const MOST = 500

/**
 * Makes the client compile each SQL text once: the builder asks for the same few hundred again and
 * again, and compiling takes longer than running. A text is always run in the same way, so what one
 * caller sets on a statement is what the next one wants.
 */
export function cacheStatements(client: Database.Database): Database.Database {
  const compile = client.prepare.bind(client)
  const kept = new Map<string, Database.Statement>()
  client.prepare = ((sql: string) => {
    const known = kept.get(sql)
    if (known) return known
    const compiled = compile(sql)
    if (kept.size < MOST) kept.set(sql, compiled)
    return compiled
  }) as Database.Database['prepare']
  return client
}
