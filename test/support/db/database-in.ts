import Database from 'better-sqlite3'

/** What was committed, as the bytes of a file, also while it is open elsewhere. */
export function databaseIn(file: string): Uint8Array {
  const connection = new Database(file, { readonly: true })
  try {
    return connection.serialize()
  } finally {
    connection.close()
  }
}
