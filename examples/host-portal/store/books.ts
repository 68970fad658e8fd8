import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type Collection, isTestId } from '../collection.ts'
import { SCHEMA } from './schema.ts'

/** Everything but test data. */
const LASTING = 'figures'
const FILE = /^(.+?)\.db(-journal)?$/

const nameOf = ({ id, isTest }: Collection) => (isTest ? id : LASTING)

/**
 * The portal's databases: one that lasts, and one for each test period, which is erased by removing
 * its file. Without a folder they are in memory.
 */
export const openBooks = (folder: string | null) => {
  if (folder) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const open = new Map<string, Database.Database>()

  const openOne = (name: string): Database.Database => {
    const book = new Database(folder ? join(folder, `${name}.db`) : ':memory:')
    book.exec(SCHEMA)
    open.set(name, book)
    return book
  }

  /** Names of the databases that are open, or lie in the folder with what belongs to them. */
  const present = (): ReadonlySet<string> => {
    const files = folder ? readdirSync(folder) : []
    return new Set([...open.keys(), ...files.flatMap((file) => FILE.exec(file)?.[1] ?? [])])
  }

  const erase = (name: string) => {
    open.get(name)?.close()
    open.delete(name)
    if (!folder) return
    for (const file of [`${name}.db`, `${name}.db-journal`])
      rmSync(join(folder, file), { force: true })
  }

  return {
    /** The database in which a collection is kept. */
    of: (collection: Collection): Database.Database =>
      open.get(nameOf(collection)) ?? openOne(nameOf(collection)),
    /** Erases the data of every test period but that of `running`. */
    eraseTests(running: Collection) {
      for (const name of present()) if (isTestId(name) && name !== nameOf(running)) erase(name)
    },
    close() {
      for (const book of open.values()) book.close()
      open.clear()
    },
  }
}

export type Books = ReturnType<typeof openBooks>
