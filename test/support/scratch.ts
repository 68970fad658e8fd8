import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

/** Where Linux keeps files in memory; a container may give it as little as 64 MB. */
const IN_MEMORY = '/dev/shm'
const ENOUGH_BYTES = 256 * 1024 * 1024

/**
 * Folder for the databases of tests: in memory where there is room, else the usual one. Every flush
 * is asked for as ever; only the disk, which two workers would wait for most of the time, is missing.
 */
export const scratch: string = hasRoom() ? IN_MEMORY : tmpdir()

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY)
    return bavail * bsize >= ENOUGH_BYTES
  } catch {
    return false
  }
}
