import { hash } from 'node:crypto'

interface Wanted {
  readonly challenge: string
  readonly bits: number
}

/**
 * The work that a busy network is asked for, done: what to send with the request. Thousands of
 * digests for one proof, so they are taken by the quickest way there is: in one go, as hex digits.
 */
export function solveProof({ challenge, bits }: Wanted) {
  const zeros = '0'.repeat(Math.floor(bits / 4))
  const below = 2 ** (4 - (bits % 4))
  const isEnough = (digest: string) =>
    digest.startsWith(zeros) && Number.parseInt(digest.charAt(zeros.length), 16) < below
  let solution = 0
  while (!isEnough(hash('sha256', `${challenge}.${solution}`))) solution += 1
  return { challenge, solution: String(solution) }
}
