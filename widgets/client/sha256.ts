/** Words of the message schedule, and rounds (FIPS 180-4 §6.2). */
const ROUNDS = 64
export const BLOCK_BYTES = 64

const primes: number[] = []
for (let n = 2; primes.length < ROUNDS; n++) if (primes.every((prime) => n % prime)) primes.push(n)

/** The first 32 bits of the fractional parts of a root of each prime (FIPS 180-4 §4.2.2, §5.3.3). */
const fractions = (root: (n: number) => number, count: number): Int32Array =>
  Int32Array.from(primes.slice(0, count), (prime) => (root(prime) % 1) * 2 ** 32)

const K = fractions(Math.cbrt, ROUNDS)
const START = fractions(Math.sqrt, 8)
const W = new Int32Array(ROUNDS)

const turn = (x: number, by: number): number => (x >>> by) | (x << (32 - by))

/** Indices stay below the lengths of the arrays, which the compiler cannot see. */
const at = (words: Int32Array, index: number): number => words[index] as number

function schedule(block: DataView, offset: number): void {
  for (let i = 0; i < 16; i++) W[i] = block.getInt32(offset + 4 * i)
  for (let i = 16; i < ROUNDS; i++) {
    const a = at(W, i - 15)
    const b = at(W, i - 2)
    const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)
    const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10)
    W[i] = at(W, i - 16) + s0 + at(W, i - 7) + s1
  }
}

export const start = (): Int32Array => START.slice()

/** Takes one block of 64 bytes into the eight words of `state` (FIPS 180-4 §6.2.2). */
export function takeIn(state: Int32Array, block: DataView, offset: number): void {
  schedule(block, offset)
  let a = at(state, 0)
  let b = at(state, 1)
  let c = at(state, 2)
  let d = at(state, 3)
  let e = at(state, 4)
  let f = at(state, 5)
  let g = at(state, 6)
  let h = at(state, 7)
  for (let i = 0; i < ROUNDS; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + at(K, i) + at(W, i)) | 0
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0] = at(state, 0) + a
  state[1] = at(state, 1) + b
  state[2] = at(state, 2) + c
  state[3] = at(state, 3) + d
  state[4] = at(state, 4) + e
  state[5] = at(state, 5) + f
  state[6] = at(state, 6) + g
  state[7] = at(state, 7) + h
}
