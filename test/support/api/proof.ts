import { leadingZeroBits } from '../../../api/crypto/digest.ts'

/** The work that a busy network is asked for, done: what to send with the request. */
export function solveProof({
  challenge,
  bits,
}: {
  readonly challenge: string
  readonly bits: number
}) {
  let solution = 0
  while (leadingZeroBits(`${challenge}.${solution}`) < bits) solution += 1
  return { challenge, solution: String(solution) }
}
