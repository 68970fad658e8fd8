import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  writeSync,
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
  append(file, '')
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

function append(file: string, text: string): void {
  const isNew = !existsSync(file)
  const open = openSync(file, 'a', 0o600)
  try {
    fchmodSync(open, 0o600)
    writeSync(open, text)
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

/**
 * All entries in order. A line that is no JSON was cut off by a crash, before what it speaks of was taken.
 * @throws what the system says when the file cannot be read.
 */
export async function readFileJournal(file: string): Promise<readonly JournalEntry[]> {
  const lines = (await readFile(file, 'utf8')).split('\n')
  return lines.flatMap((line) => entryIn(line) ?? [])
}

function entryIn(line: string): JournalEntry | null {
  try {
    const { at, taken }: Partial<JournalEntry> = JSON.parse(line)
    return typeof at === 'number' ? { at, taken } : null
  } catch {
    return null
  }
}
