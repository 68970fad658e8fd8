import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { JournalEntry, TakenJournal } from '../ports/taken-journal.ts'
import { Unavailable } from '../ports/unavailable.ts'

/**
 * A file of JSON lines, readable by its owner alone, made where it is not there; the rights of one that is there
 * are narrowed to that. Opened for each entry: there
 * are few, several processes share one, and one that was moved away does not go on by its old name.
 * @throws what the system says when it cannot be written.
 */
export function createFileJournal(file: string): TakenJournal {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  append(file, isBegun(file) ? '' : `${JSON.stringify({ journal: MARK, since: Date.now() })}\n`)
  return {
    note(entry) {
      try {
        // A line that a crash cut off ends before this one.
        append(file, `\n${JSON.stringify(entry)}\n`)
      } catch (cause) {
        throw new Unavailable('The journal of what is taken away cannot be written', { cause })
      }
    },
  }
}

/** What the first line of a journal says. */
const MARK = 'farstu'

function isBegun(file: string): boolean {
  return existsSync(file) && statSync(file).size > 0
}

function append(file: string, text: string): void {
  const isNew = !existsSync(file)
  const open = openSync(file, 'a', 0o600)
  try {
    fchmodSync(open, 0o600)
    // All of it, or the disk is full: `writeSync` alone may write a part and say so.
    writeFileSync(open, text)
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
  if (isNew) flushFolder(dirname(file))
}

/** A new file is there after a crash only once its name is on the disk. */
function flushFolder(folder: string): void {
  const open = openSync(folder, 'r')
  try {
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}

/** What a file says, and since when it has said so. */
export interface ReadJournal {
  /** Milliseconds since the epoch: what was taken before is not in it. */
  readonly since: number
  /** In order. */
  readonly entries: readonly JournalEntry[]
}

/**
 * Null for a file that is no journal. A line that is no JSON was cut off by a crash, before what it speaks of
 * was taken.
 * @throws what the system says when the file cannot be read.
 */
export async function readFileJournal(file: string): Promise<ReadJournal | null> {
  const [first = '', ...lines] = (await readFile(file, 'utf8')).split('\n')
  const { journal, since } = objectIn(first)
  if (journal !== MARK || typeof since !== 'number') return null
  return { since, entries: lines.flatMap((line) => entryIn(line) ?? []) }
}

function entryIn(line: string): JournalEntry | null {
  const { at, taken } = objectIn(line)
  return typeof at === 'number' ? { at, taken } : null
}

function objectIn(line: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(line))
  } catch {
    return {}
  }
}
