import type { OneTimeSecret } from '../../ports/store/one-time-secret-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Services } from '../services.ts'

const SECRET_BYTES = 32

/** What may be in a host server's hands. */
type HostCodePurpose = Extract<
  OneTimeSecret['purpose'],
  'redemption' | 'verification' | 'verified' | 'confirmation' | 'confirmed'
>

/** What a code is for, and bound to. */
export interface HostCodeFor {
  readonly purpose: HostCodePurpose
  readonly portalId: string
  readonly flowId: string | null
  readonly sessionId: string | null
  /** Kept beside it, for whoever hands it in. */
  readonly note: string
  readonly lifetimeMs: number
}

/** A code that works once, `<id>.<secret>`, and the row that stands for it. */
export function makeHostCode(
  { random, digest, clock }: Pick<Services, 'random' | 'digest' | 'clock'>,
  { purpose, portalId, flowId, sessionId, note, lifetimeMs }: HostCodeFor,
) {
  const id = random.id()
  const secret = Buffer.from(random.bytes(SECRET_BYTES)).toString('base64url')
  const code = `${id}.${secret}`
  const now = clock.now()
  const row: OneTimeSecret = {
    id,
    purpose,
    subject: null,
    flowId,
    methodId: null,
    portalId,
    hash: readHostCode(digest, { purpose, portalId, code }).hash,
    sessionId,
    note,
    guesses: 0,
    createdAt: now,
    expiresAt: now + lifetimeMs,
    usedAt: null,
  }
  return { row, code }
}

/**
 * Which row a code names, and the digest that the row must have. Purpose and portal are part of it:
 * a code of another purpose, or in another portal's hands, cannot even be looked up.
 */
export function readHostCode(
  digest: Services['digest'],
  {
    purpose,
    portalId,
    code,
  }: {
    readonly purpose: HostCodePurpose
    readonly portalId: string
    readonly code: string
  },
) {
  const [id = '', secret = ''] = code.split('.')
  return { id, hash: digest.of(purpose, portalId, id, secret) }
}

/** What a host's server may be given for its page: it is used up at the end of a flow, not at its start. */
export type NamedPurpose = Extract<HostCodePurpose, 'verification' | 'confirmation'>

/** Null for a token that is unknown, another portal's, of another purpose, used or out of date. */
export function* namedByHost(
  { store, digest }: Pick<Services, 'store' | 'digest'>,
  {
    purpose,
    portalId,
    token,
    now,
  }: {
    readonly purpose: NamedPurpose
    readonly portalId: string
    readonly token: string
    readonly now: number
  },
): Statement<OneTimeSecret | null> {
  const { id, hash } = readHostCode(digest, { purpose, portalId, code: token })
  const row = yield* store.oneTimeSecrets.byId(id)
  const isRight = row !== null && digest.equal(row.hash, hash)
  return isRight && row.usedAt === null && row.expiresAt > now ? row : null
}
