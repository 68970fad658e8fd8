import type { OneTimeSecret } from '../../../ports/store/one-time-secrets.ts'
import type { AttemptRule } from '../../policy/attempt-rules.ts'
import type { Services } from '../../services.ts'
import { cleanCode } from '../../values/text.ts'
import { type VerificationMethod, wrong } from '../method.ts'
import {
  CODE_DIGITS,
  CODE_LIFETIME_MS,
  GUESSES_BEFORE_LONG_CODES,
  GUESSES_PER_CODE,
  LONG_CODE_DIGITS,
  SHORT_CODES_PER_DAY,
} from './sending-rules.ts'

/**
 * Over all codes sent to one mailbox; a new code gives nothing back. Never slowed, because anybody
 * can ask for codes to a mailbox they know: its codes become longer instead.
 */
export const EMAIL_CODE_ATTEMPTS: AttemptRule = { free: 10, hardStop: null, isSlowed: false }

/** Consonants: they make no words, and none is mistaken for another when read aloud. */
const REFERENCE_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'
const REFERENCE_LENGTH = 3

/** What is kept beside a code to show it by. */
export interface CodeNote {
  /** Shown on the page and in the mail, so that two codes can be told apart. */
  readonly reference: string
  /** Digits. */
  readonly length: number
}

export function noteOf(row: OneTimeSecret): CodeNote {
  return JSON.parse(row.note ?? '{}')
}

/** Longer once the mailbox has seen many wrong guesses, or many codes in a day. */
export function codeLength(wrongGuesses: number, sentToday: number): number {
  const isOften = wrongGuesses >= GUESSES_BEFORE_LONG_CODES || sentToday >= SHORT_CODES_PER_DAY
  return isOften ? LONG_CODE_DIGITS : CODE_DIGITS
}

interface RightCode {
  readonly code: OneTimeSecret
  /** Every code that the guess was charged to. */
  readonly charged: readonly OneTimeSecret[]
}

interface FlowOfCode {
  readonly flowId: string
}

type Uses = Pick<Services, 'store' | 'clock' | 'digest' | 'random'>

/** A mailed code proves the mailbox. It is never a factor. */
export function createEmailCode({ store, clock, digest, random }: Uses) {
  const hashOf = (id: string, code: string) => digest.of('email-code', id, code)

  const challenge: VerificationMethod<FlowOfCode, RightCode> = {
    kind: 'email-code',
    overtaken: 'code_used',
    async check(typed, { flowId }) {
      const now = clock.now()
      const code = cleanCode(typed)
      // A guess is charged to every code that could have been meant, before any is compared.
      const charged = await store.atomically(() =>
        store.oneTimeSecrets.charge('email-code', flowId, GUESSES_PER_CODE, now),
      )
      if (charged.length === 0) return wrong('code_expired')
      const found = charged.find((row) => digest.equal(row.hash, hashOf(row.id, code)))
      if (found) return { outcome: 'right', right: { code: found, charged } }
      const left = GUESSES_PER_CODE - Math.min(...charged.map(({ guesses }) => guesses))
      return { outcome: 'wrong', code: 'wrong_code', left }
    },
    giveBack: ({ charged }) => store.oneTimeSecrets.giveBack(charged.map(({ id }) => id)),
    *consume({ code: { id, hash } }, now) {
      return (yield* store.oneTimeSecrets.consume(id, hash, now)) !== null
    },
  }

  /** A new code and the row that stands for it. */
  const create = (
    flow: { readonly id: string; readonly portalId: string },
    { subject, length }: { readonly subject: string; readonly length: number },
  ) => {
    const id = random.id()
    const code = digits(random, length)
    const now = clock.now()
    const row: OneTimeSecret = {
      id,
      purpose: 'email-code',
      subject,
      flowId: flow.id,
      methodId: null,
      portalId: flow.portalId,
      hash: hashOf(id, code),
      sessionId: null,
      note: JSON.stringify({ reference: reference(random), length } satisfies CodeNote),
      guesses: 0,
      createdAt: now,
      expiresAt: now + CODE_LIFETIME_MS,
      usedAt: null,
    }
    return { row, code }
  }

  return { challenge, create }
}

function digits(random: Services['random'], length: number): string {
  return Array.from({ length }, () => random.integer(10)).join('')
}

function reference(random: Services['random']): string {
  const letter = () => REFERENCE_LETTERS[random.integer(REFERENCE_LETTERS.length)]
  return Array.from({ length: REFERENCE_LENGTH }, letter).join('')
}
