import { createHash } from 'node:crypto'
import type { Random } from '../../../api/ports/random.ts'

export interface SeededRandom extends Random {
  /** Blocks drawn so far: where a copy goes on. */
  drawn(): number
}

/**
 * The same bytes for the same seed, so that a failing run can be repeated.
 *
 * @param drawn blocks that were drawn before and never come again. Default: 0.
 */
export function createSeededRandom(seed: string, drawn = 0): SeededRandom {
  let count = drawn
  const block = () => createHash('sha256').update(`${seed}:${count++}`).digest()
  const bytes = (length: number): Uint8Array => {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, block)
    return Buffer.concat(blocks).subarray(0, length)
  }
  return {
    bytes,
    integer: (below) => Buffer.from(bytes(6)).readUIntBE(0, 6) % below,
    id: () => Buffer.from(bytes(16)).toString('base64url'),
    drawn: () => count,
  }
}
