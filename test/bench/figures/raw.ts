import type { Figure } from '../figure.ts'
import { openArgon2 } from '../limits/argon2.ts'
import { openBare } from '../limits/bare.ts'
import { openCommits } from '../limits/commits.ts'
import { openP256 } from '../limits/p256.ts'

/** What the machine does with nothing around it: nothing is promised, all else is read by them. */
export const rawFigures: readonly Figure[] = [
  {
    name: 'raw: naked Hono, one JSON route',
    unit: '/s',
    open: openBare({ isNaked: true }),
    rounds: 3,
  },
  {
    name: 'raw: Argon2id (19 MiB, t=2, p=1), 16 in parallel',
    unit: '/s',
    open: openArgon2,
    rounds: 3,
  },
  { name: 'raw: P-256 verifications, one core', unit: '/s', open: openP256, rounds: 3 },
  { name: 'raw: fsynced SQLite commits', unit: '/s', open: openCommits, rounds: 3 },
]
