import type { OneTimeSecret } from '../../../ports/store/one-time-secret-store.ts'
import type { Services } from '../../services.ts'
import { cleanCode } from '../../values/typed-text.ts'
import { type Verdict, wrong } from '../verdict.ts'
import {
  CODE_DIGITS,
  CODE_LIFETIME_MS,
  GUESSES_BEFORE_LONG_CODES,
  GUESSES_PER_CODE,
  LONG_CODE_DIGITS,
  SHORT_CODES_PER_DAY,
} from './sending-rules.ts'

/** Consonants: they make no words, and none is mistaken for another when read aloud. */
const REFERENCE_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'
const REFERENCE_LENGTH = 3

/** What is kept beside a code to show it by. */
interface CodeNote {
  /** Shown on the page and in the mail, so that two codes can be told apart. */
  readonly reference: string
  /** Digits. */
  readonly length: number
}

/** What a code is shown by, of the row that stands for it. */
export function noteOf(row: OneTimeSecret): CodeNote {
  return JSON.parse(row.note ?? '{}')
}

/** Longer once the mailbox has seen many wrong guesses, or many codes in a day. */
export function codeLength(wrongGuesses: number, sentToday: number): number {
  const isOften = wrongGuesses >= GUESSES_BEFORE_LONG_CODES || sentToday >= SHORT_CODES_PER_DAY
  return isOften ? LONG_CODE_DIGITS : CODE_DIGITS
}

/** Where a code belongs, and whom sending it is counted for. */
interface CodePlace {
  readonly flowId: string
  readonly portalId: string
  readonly subject: string
}

/**
 * Makes mailed codes and checks them; each is a row of `one_time_secret` with the purpose `email-code`. SP
 * 800-63B-4 §3.1.3.
 */
export function createCodes({ store, clock, digest, random }: Services) {
  const hashOf = (id: string, code: string) => digest.of('email-code', id, code)

  /** A new code and the row that stands for it. */
  const create = (place: CodePlace, length: number) => {
    const id = random.id()
    const code = digits(random, length)
    const now = clock.now()
    const row: OneTimeSecret = {
      ...place,
      id,
      purpose: 'email-code',
      hash: hashOf(id, code),
      sessionId: null,
      methodId: null,
      note: JSON.stringify({ reference: reference(random), length } satisfies CodeNote),
      guesses: 0,
      createdAt: now,
      expiresAt: now + CODE_LIFETIME_MS,
      usedAt: null,
    }
    return { row, code }
  }

  /** A guess is charged to every code that could have been meant, before any is compared. */
  const check = async (flowId: string, typed: string): Promise<Verdict> => {
    const now = clock.now()
    const code = cleanCode(typed)
    const charged = await store.atomically(() =>
      store.oneTimeSecrets.charge('email-code', flowId, GUESSES_PER_CODE, now),
    )
    if (charged.length === 0) return wrong('code_expired')
    const found = charged.find((row) => digest.equal(row.hash, hashOf(row.id, code)))
    if (found) return rightCode(found, charged)
    const left = GUESSES_PER_CODE - Math.min(...charged.map(({ guesses }) => guesses))
    return wrong('wrong_code', { left })
  }

  const rightCode = ({ id, hash }: OneTimeSecret, charged: readonly OneTimeSecret[]): Verdict => ({
    outcome: 'right',
    proof: null,
    *consume(now) {
      return (yield* store.oneTimeSecrets.consume(id, hash, now)) !== null
    },
    giveBack: () => store.oneTimeSecrets.giveBack(charged.map((row) => row.id)),
  })

  return { create, check }
}

function digits(random: Services['random'], length: number): string {
  return Array.from({ length }, () => random.integer(10)).join('')
}

function reference(random: Services['random']): string {
  const letter = () => REFERENCE_LETTERS[random.integer(REFERENCE_LETTERS.length)]
  return Array.from({ length: REFERENCE_LENGTH }, letter).join('')
}
