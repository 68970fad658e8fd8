/** Randomness from the operating system's generator; tests hand in one that repeats itself. */
export interface Random {
  bytes(length: number): Uint8Array
  /** Uniform integer in [0, below). */
  integer(below: number): number
  /** New row id: 128 bits, base64url, 22 characters. */
  id(): string
}
