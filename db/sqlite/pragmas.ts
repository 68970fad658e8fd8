/** The part of the connection that is needed to set a pragma and to ask for it. */
export interface PragmaConnection {
  pragma(source: string, options?: { readonly simple?: boolean }): unknown
}

/**
 * What must be in force, and how SQLite reports that it is.
 *
 * - `synchronous`: the bundled default is NORMAL, with which a power cut can undo what has been
 *   answered already, and bring back a used code.
 * - `busy_timeout`: for how many milliseconds the write of another process is waited for, by the whole
 *   process; longer waits are `group-commit.ts`'s, between which others are served.
 * - `secure_delete`: what is deleted or emptied is overwritten in the file.
 */
const wanted = [
  { name: 'journal_mode', value: 'WAL', reported: 'wal' },
  { name: 'synchronous', value: 'FULL', reported: 2 },
  { name: 'busy_timeout', value: '20', reported: 20 },
  { name: 'foreign_keys', value: 'ON', reported: 1 },
  { name: 'secure_delete', value: 'ON', reported: 1 },
] as const

/** Sets every pragma and asks for it again: SQLite ignores what it cannot do. Throws its name. */
export const enforcePragmas = (connection: PragmaConnection): void => {
  for (const { name, value, reported } of wanted) {
    connection.pragma(`${name} = ${value}`)
    const found = connection.pragma(name, { simple: true })
    if (found !== reported) {
      throw new Error(`SQLite pragma ${name} is ${String(found)} and must be ${value}`)
    }
  }
}
