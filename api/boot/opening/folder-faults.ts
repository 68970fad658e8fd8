import { userInfo } from 'node:os'
import { CannotStart } from '../../ports/cannot-start.ts'
import { reasonFor, wordsOf } from './fault-codes.ts'

/** What cannot be used, by its path, and how another is chosen. */
export interface Place {
  readonly what: string
  readonly path: string
  readonly instead: string
}

const READ_ONLY = 'it lies on a file system that is mounted read-only. Mount it for writing'
const FULL = 'the disk is full. Make room'
const FORBIDDEN = () =>
  `the user ${userInfo().username} may not write there. Give it to that user (chown)`
const DAMAGED = 'the file is damaged, or no database of SQLite. Restore a back-up'

const REASONS: Readonly<Record<string, string | (() => string)>> = {
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  EROFS: READ_ONLY,
  ENOSPC: FULL,
  EDQUOT: 'the quota of the disk is used up. Make room',
  ENOENT: 'it, or the folder that it lies in, is not there. Put the path right',
  ENOTDIR: 'a part of the path is a file. Remove that',
  EEXIST: 'a file of that name is there already. Remove that',
  EISDIR: 'a folder of that name is there already. Remove that',
  SQLITE_FULL: FULL,
  SQLITE_READONLY: FORBIDDEN,
  SQLITE_CANTOPEN: 'it cannot be opened. See that it is a file that may be written',
  SQLITE_NOTADB: DAMAGED,
  SQLITE_CORRUPT: DAMAGED,
  SQLITE_BUSY: 'another program holds it. Stop that',
  SQLITE_IOERR: 'the disk failed, or is full. Look at it, and make room',
}

export function folderFault(fault: unknown, { what, path, instead }: Place): CannotStart {
  const known = reasonFor(fault, REASONS)
  const reason = typeof known === 'function' ? known() : known
  const why = reason ? `${reason}, or ${instead}.` : `${wordsOf(fault)}. Mend that, or ${instead}.`
  return new CannotStart(`${what} ${path} cannot be used: ${why}`, { cause: fault })
}
