import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { createFileJournal, readFileJournal } from '../../../../api/adapters/file-journal.ts'
import { notingStore } from '../../../../api/domain/restoring/noting-store.ts'
import { copySqlite } from '../../../../db/copies.ts'
import { onPostgres } from '../../db/engines.ts'
import { scratch } from '../../scratch.ts'
import type { TestServer } from '../test-server.ts'
import { openSecondServer } from './second-server.ts'
import { type ENGINES, useServersOn } from './servers.ts'

/** Servers that keep a journal, copies of their databases, and servers on what is restored of those. */
export function useRestoring(engine: (typeof ENGINES)[number]) {
  const openServer = useServersOn(engine)
  const ends: (() => Promise<void>)[] = []
  let folder = ''
  // Hooks run last first: whatever is on a copy is closed before its server.
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end()
    if (folder) rmSync(folder, { recursive: true, force: true })
    folder = ''
  })
  const journal = () => join(folder, 'taken-away.jsonl')

  /** As it stands now; its address. */
  const copyOf = async ({ databaseUrl, clock }: TestServer): Promise<string> => {
    const name = `copy_${crypto.randomUUID().replaceAll('-', '')}`
    if (engine === 'SQLite') {
      const to = join(folder, name)
      copySqlite(databaseUrl, to, clock.now())
      return to
    }
    const url = new URL(databaseUrl)
    const of = url.pathname.slice(1)
    url.pathname = '/postgres'
    await onPostgres(
      url.href,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${of}'`,
    )
    await onPostgres(url.href, `create database ${name} template ${of} strategy file_copy`)
    const server = url.href
    ends.push(() => onPostgres(server, `drop database ${name} with (force)`))
    url.pathname = `/${name}`
    return url.href
  }

  return {
    copyOf,
    journal,
    open: () => {
      folder = mkdtempSync(join(scratch, 'farstu-restoring-'))
      return openServer({
        replace: ({ store, clock }) => ({
          store: notingStore(store, createFileJournal(journal()), clock),
        }),
      })
    },
    /** A server on the copy, restored; its own journal is the one that was kept. */
    restore: async (
      server: TestServer,
      copy: string,
      { hasJournal = true }: { readonly hasJournal?: boolean } = {},
    ): Promise<TestServer> => {
      const second = await openSecondServer(server, copy)
      ends.push(() => second.close())
      await second.domain.restore(hasJournal ? await readFileJournal(journal()) : null)
      return { ...second, databaseUrl: copy, databaseFile: copy }
    },
  }
}
