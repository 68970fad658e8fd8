import { open, rm } from 'node:fs/promises'
import { toUnavailable } from '../faults.ts'

/** As much as a few answers write. */
const BYTES = new Uint8Array(64 * 1024)
let asked = 0

/**
 * Rejects with Unavailable when the disk takes nothing more. A small write says little of that: it
 * goes into room that the database has already, until that is used up in the middle of a sign-in. So
 * a file beside it is written, brought to the disk and removed.
 */
export const assertRoom = async (file: string): Promise<void> => {
  const probe = `${file}-room-${process.pid}-${asked++}`
  try {
    const handle = await open(probe, 'wx', 0o600)
    try {
      await handle.writeFile(BYTES)
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw toUnavailable(error)
  } finally {
    await rm(probe, { force: true }).catch(() => undefined)
  }
}
