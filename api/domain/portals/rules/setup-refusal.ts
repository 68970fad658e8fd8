import type { z } from 'zod'
import { mistakeWords } from './mistake-words.ts'

/** Something that was given and cannot be: where, and why. */
export interface Mistake {
  /** `origins.1`; empty for the whole. */
  readonly path: string
  readonly why: string
}

export type SetupRefusal =
  | {
      readonly code:
        | 'not_found'
        | 'taken'
        | 'changed_meanwhile'
        | 'two_secrets_live'
        | 'preview_needed'
        | 'nobody_gets_in'
        | 'last_administrator'
        | 'mailed_already'
        | 'mails_limited'
    }
  | { readonly code: 'invalid_input'; readonly mistakes: readonly Mistake[] }

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: SetupRefusal }

/** Ends an act, and the transaction that it is in: nothing of it stays. */
class Refused extends Error {
  override readonly name = 'Refused'

  constructor(readonly refusal: SetupRefusal) {
    super(refusal.code)
  }
}

/** @throws Refused */
export function refuse(code: Exclude<SetupRefusal['code'], 'invalid_input'>): never {
  throw new Refused({ code })
}

/** @throws Refused where there is a mistake. */
export function refuseMistakes(mistakes: readonly Mistake[]): void {
  if (mistakes.length > 0) throw new Refused({ code: 'invalid_input', mistakes })
}

/**
 * What was given, as the schema has it.
 * @throws Refused naming every mistake.
 */
export function readGiven<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
): z.infer<Schema> {
  const parsed = schema.safeParse(given, { error: mistakeWords })
  if (parsed.success) return parsed.data
  const { issues } = parsed.error
  throw new Refused({
    code: 'invalid_input',
    mistakes: issues.map(({ path, message }) => ({
      path: path.map(String).join('.'),
      why: message,
    })),
  })
}

/** What an act came to. */
export async function outcomeOf<T>(act: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await act() }
  } catch (thrown) {
    if (thrown instanceof Refused) return { ok: false, refusal: thrown.refusal }
    throw thrown
  }
}
