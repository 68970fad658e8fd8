import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 192 bits: well above the 128 that no guessing reaches, and 32 characters without padding. */
const STATE_BYTES = 24

/** A fresh value for one pre-session; give it to the element and keep it on the server's side. */
export const newState = (): string => randomBytes(STATE_BYTES).toString('base64url')

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Compares in a time that depends on neither. Nothing equals an empty or missing value. */
export const isSameText = (expected: string, returned: string): boolean =>
  expected !== '' && timingSafeEqual(digest(expected), digest(returned))

/** Whether what came back is one of the states that this browser may have. */
export const isOneOf = (
  expected: string | readonly string[] | undefined,
  returned: unknown,
): boolean =>
  typeof returned === 'string' && [expected ?? []].flat().some((one) => isSameText(one, returned))
