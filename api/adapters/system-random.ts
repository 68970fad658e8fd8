import { randomBytes, randomInt } from 'node:crypto'
import type { Random } from '../ports/random.ts'

export const systemRandom: Random = {
  bytes: (length) => randomBytes(length),
  integer: (below) => randomInt(below),
  id: () => randomBytes(16).toString('base64url'),
}
