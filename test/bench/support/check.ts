import type { Reply } from './http.ts'

/** An answer that is not the right one must not be counted: the bench ends. */
export function hold(isRight: boolean, reply: Reply, expected: string): void {
  if (!isRight) {
    throw new Error(`Expected ${expected}, got ${reply.status} ${reply.body.slice(0, 400)}`)
  }
}
