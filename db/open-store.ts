import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Alphabet, alphabetOf, USUAL_LANGUAGE } from '../api/ports/store/alphabet.ts'
import type { Store } from '../api/ports/store/store.ts'

export interface OpenStoreOptions {
  /** `postgres://…` or `postgresql://…`; anything else is a SQLite file: `file:…` or its path. */
  readonly url: string
  /** Absolute folder that holds `sqlite/migrations` and `postgres/migrations`. */
  readonly migrationsRoot: string
  /** In which order people are listed. Default: that of `USUAL_LANGUAGE`. */
  readonly alphabet?: Alphabet
  /** Brings the tables up to date before anything else. Default: true. */
  readonly migrate?: boolean
}

/** Opens the store on the engine that the URL names; only that engine's driver is loaded. */
export const openStore = async (options: OpenStoreOptions): Promise<Store> => {
  const { url, migrationsRoot, migrate = true } = options
  const { alphabet = alphabetOf(USUAL_LANGUAGE) } = options
  const folder = (engine: string) =>
    migrate ? { migrationsFolder: join(migrationsRoot, engine, 'migrations') } : {}
  if (isPostgres(url)) {
    const { openPostgres } = await import('./postgres/open.ts')
    return openPostgres({ url, alphabet, ...folder('postgres') })
  }
  const { openSqlite } = await import('./sqlite/open.ts')
  return openSqlite({ file: sqliteFileOf(url), alphabet, ...folder('sqlite') })
}

export const isPostgres = (url: string): boolean => /^postgres(ql)?:\/\//i.test(url)

/** The path that a URL of SQLite names. */
export const sqliteFileOf = (url: string): string => {
  if (url.startsWith('file://')) return fileURLToPath(url)
  return url.startsWith('file:') ? url.slice('file:'.length) : url
}
