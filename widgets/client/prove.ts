import type { Problem } from '../../api/contract/problem-wire.ts'
import type { Proof } from '../../api/contract/requests.ts'
import { BLOCK_BYTES, start, takeIn } from './sha256.ts'

/** Below the 50 ms from which a page feels stuck, with room for a slow machine's overshoot. */
const SLICE_MS = 12

/** How many are tried between two looks at the clock. */
const BATCH = 256

type Work = NonNullable<Problem['proof']>

/** The first word of SHA-256 over `prefix` and a number's decimal digits, whole blocks of it taken in once. */
function hasherOf(prefix: string): (n: number) => number {
  const bytes = new TextEncoder().encode(prefix)
  const whole = bytes.length - (bytes.length % BLOCK_BYTES)
  const rest = bytes.length - whole
  const begun = start()
  for (let offset = 0; offset < whole; offset += BLOCK_BYTES)
    takeIn(begun, new DataView(bytes.buffer), offset)
  const tail = new Uint8Array(2 * BLOCK_BYTES)
  tail.set(bytes.subarray(whole))
  const view = new DataView(tail.buffer)
  const state = new Int32Array(begun)
  return (n) => {
    const digits = String(n)
    const end = rest + digits.length
    const size = end + 9 > BLOCK_BYTES ? 2 * BLOCK_BYTES : BLOCK_BYTES
    tail.fill(0, rest)
    for (let i = 0; i < digits.length; i++) tail[rest + i] = digits.charCodeAt(i)
    tail[end] = 0x80
    view.setUint32(size - 4, 8 * (whole + end))
    state.set(begun)
    for (let offset = 0; offset < size; offset += BLOCK_BYTES) takeIn(state, view, offset)
    return state[0] as number
  }
}

/**
 * Lets the page do what waits. By a message and not by a timer: in a tab that somebody has left for
 * their mail, timers run once a second, and the work would never end.
 */
const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })

/**
 * Finds a whole number so that SHA-256 over challenge, `.` and its digits begins with so many zero
 * bits, at most 32. On the page's own thread, because a strict policy allows no worker; in slices,
 * so that the page stays alive.
 */
export async function prove({ challenge, bits }: Work): Promise<Proof> {
  const hash = hasherOf(`${challenge}.`)
  for (let n = 0, until = performance.now() + SLICE_MS; ; n += BATCH) {
    for (let i = n; i < n + BATCH; i++)
      if (Math.clz32(hash(i)) >= bits) return { challenge, solution: String(i) }
    if (performance.now() < until) continue
    await breathe()
    until = performance.now() + SLICE_MS
  }
}
