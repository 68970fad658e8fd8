import { z } from 'zod'
import { RECOVERY_CODE, RECOVERY_CODES } from '../../../contract/plain/codes.ts'
import type { Method } from '../../../ports/store/method-store.ts'
import type { OneTimeSecret } from '../../../ports/store/one-time-secret-store.ts'
import type { Services } from '../../services.ts'
import { NOBODY } from '../../values/nobody.ts'
import { DAY } from '../../values/time.ts'

/** What the row of a set keeps: how all of its codes are hashed, with one salt of 128 bits. */
export const setData = z.strictObject({ recipe: z.string() })

/** What the rows of a set's codes are for. */
export const CODE_PURPOSE = 'method:recovery-codes'

const SALT_BYTES = 16
/** They lie in a drawer until they are needed. */
const LIFETIME_MS = 100 * 365 * DAY

/** The row that a code stands for, in one set: what it is looked up by, and what it is consumed by. */
type Found = Pick<OneTimeSecret, 'id' | 'hash'>

/**
 * Makes sets and finds codes. A code is hashed slowly once, with its set's salt, and looked up by a keyed digest of the
 * result (SP 800-63B-4 §3.1.2.2), so that a try costs the same however many codes there are.
 */
export function createCodeSets({ digest, random, passwordHasher }: Services) {
  const find = async (set: Pick<Method, 'id' | 'data'> | null, code: string): Promise<Found> => {
    const recipe = set ? setData.parse(JSON.parse(set.data)).recipe : null
    const slow = await passwordHasher.derive(code, recipe)
    const id = digest.of('recovery-code', set?.id ?? NOBODY, slow)
    return { id, hash: digest.of(CODE_PURPOSE, id, slow) }
  }

  /** In turn: ten at once would keep everybody else's password waiting. */
  const rowsOf = async (
    set: Pick<Method, 'id' | 'data'>,
    codes: readonly string[],
    { portalId, now }: { readonly portalId: string; readonly now: number },
  ): Promise<readonly OneTimeSecret[]> => {
    const rows: OneTimeSecret[] = []
    for (const code of codes)
      rows.push({
        ...(await find(set, code)),
        purpose: CODE_PURPOSE,
        subject: null,
        flowId: null,
        methodId: set.id,
        portalId,
        sessionId: null,
        note: null,
        guesses: 0,
        createdAt: now,
        expiresAt: now + LIFETIME_MS,
        usedAt: null,
      })
    return rows
  }

  return {
    find,
    rowsOf,
    newCodes: (): readonly string[] => Array.from({ length: RECOVERY_CODES }, () => one(random)),
    newData: (): string =>
      JSON.stringify({
        recipe: passwordHasher.recipe(random.bytes(SALT_BYTES)),
      } satisfies z.infer<typeof setData>),
  }
}

function one(random: Services['random']): string {
  const { alphabet, length } = RECOVERY_CODE
  return Array.from({ length }, () => alphabet[random.integer(alphabet.length)]).join('')
}
