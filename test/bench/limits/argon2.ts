import { hash, verify } from '@node-rs/argon2'
import type { Contender } from '../figure.ts'
import { PARALLEL } from '../support/load.ts'
import { PASSWORD } from '../support/people.ts'

const SECONDS = 2
/** OWASP's floor, as the server has it: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Argon2id verifications per second, 16 asked for at the same time, with nothing around them. */
export async function openArgon2(): Promise<Contender> {
  const stored = await hash(PASSWORD, OPTIONS)
  return {
    isInProcess: true,
    async round() {
      const deadline = performance.now() + SECONDS * 1000
      let verified = 0
      const lane = async () => {
        while (performance.now() < deadline) {
          if (!(await verify(stored, PASSWORD))) throw new Error('A right password was refused')
          if (performance.now() < deadline) verified++
        }
      }
      await Promise.all(Array.from({ length: PARALLEL }, lane))
      return verified / SECONDS
    },
    close: async () => undefined,
  }
}
