import Database from 'better-sqlite3'
import type { Mail } from '../../../../api/ports/mailer.ts'

/** All that a server knows between two requests; its keys are always the same. */
export interface KeptServer {
  /** The bytes of a SQLite file. */
  readonly database: Uint8Array
  /** Where its clock stands, in ms. */
  readonly at: number
  /** Blocks drawn from its randomness: a copy never draws one of them again. */
  readonly drawn: number
  readonly mails: readonly Mail[]
  readonly logLines: readonly string[]
  readonly portalSecret: string
}

/** What was committed, as the bytes of a file, also while it is open elsewhere. */
export function databaseIn(file: string): Uint8Array {
  const connection = new Database(file, { readonly: true })
  try {
    return connection.serialize()
  } finally {
    connection.close()
  }
}
