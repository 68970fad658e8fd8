import { closeSync, openSync, readSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { spreadOf } from './statistics.ts'

const WAL_HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24
const TRIES = 7

/** How far a write-ahead log has come: it begins anew, with another salt, after a checkpoint. */
interface Reading {
  readonly salt: string
  readonly commits: number
}

/**
 * Fsynced commits that one act makes, counted in the database's write-ahead log from outside.
 * The median of several acts: the server's own loops may write in between.
 */
export async function commitsPer(databaseFile: string, act: () => Promise<void>): Promise<number> {
  const counted: number[] = []
  for (let tries = 0; tries < TRIES; tries++) {
    const before = readLog(databaseFile)
    await act()
    await wait(20)
    const after = readLog(databaseFile)
    if (after.salt === before.salt) counted.push(after.commits - before.commits)
  }
  const { median } = spreadOf(counted)
  if (!(median > 0)) throw new Error('No commits were found in the write-ahead log')
  return median
}

/** https://www.sqlite.org/fileformat2.html §4.1: a frame with a size in bytes 4–7 is a commit. */
function readLog(databaseFile: string): Reading {
  const file = openSync(`${databaseFile}-wal`, 'r')
  try {
    const header = read(file, 0, WAL_HEADER_BYTES)
    const frameBytes = FRAME_HEADER_BYTES + header.readUInt32BE(8)
    const salt = header.toString('hex', 16, 24)
    let commits = 0
    for (let at = WAL_HEADER_BYTES; ; at += frameBytes) {
      const frame = read(file, at, FRAME_HEADER_BYTES)
      if (frame.toString('hex', 8, 16) !== salt) return { salt, commits }
      if (frame.readUInt32BE(4) > 0) commits++
    }
  } finally {
    closeSync(file)
  }
}

/** Zeros where the file ends before. */
function read(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  readSync(file, bytes, 0, length, at)
  return bytes
}
