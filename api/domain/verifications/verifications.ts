import type { VerificationResponse, VerifiedEmailResponse } from '../../contract/responses.ts'
import type { OneTimeSecret } from '../../ports/store/one-time-secret-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { recordOf } from '../audit/audit.ts'
import type { Services } from '../services.ts'
import { makeHostCode, readHostCode } from '../sessions/one-time-codes.ts'
import type { Host } from '../sessions/redeeming.ts'
import { parseAddress } from '../values/address.ts'
import { HOUR, MINUTE } from '../values/time.ts'

/** Long enough to find the mail, and to come back from lunch. */
const VERIFICATION_LIFETIME_MS = HOUR
/** A host redeems at once. */
const VERIFIED_LIFETIME_MS = MINUTE

/** What is kept beside a `verification`. */
interface VerificationNote {
  readonly email: string
}

/** What is kept beside a `verified`. */
interface VerifiedNote extends VerifiedEmailResponse {}

export function verificationNote(row: OneTimeSecret): VerificationNote {
  return JSON.parse(row.note ?? '{}')
}

/** The code that a proven address yields. */
export function makeVerified(
  services: Services,
  bound: { readonly portalId: string; readonly flowId: string; readonly note: VerifiedNote },
) {
  return makeHostCode(services, {
    purpose: 'verified',
    portalId: bound.portalId,
    flowId: bound.flowId,
    sessionId: null,
    note: JSON.stringify(bound.note),
    lifetimeMs: VERIFIED_LIFETIME_MS,
  })
}

/** A host's server names an address, its page lets somebody prove it, and the server learns the result. */
export function createVerifications(services: Services) {
  const { store, digest, clock } = services
  return {
    /** Null when it is no address that mail could be sent to. */
    async make(host: Host, typed: string): Promise<VerificationResponse | null> {
      const { id: portalId } = host
      const address = parseAddress(typed)
      if (!address) return null
      const note: VerificationNote = { email: address.email }
      const { row, code } = makeHostCode(services, {
        purpose: 'verification',
        portalId,
        flowId: null,
        sessionId: null,
        note: JSON.stringify(note),
        lifetimeMs: VERIFICATION_LIFETIME_MS,
      })
      const made = recordOf(services, {
        act: 'verification.made',
        actor: host,
        target: { type: 'verification', id: row.id },
        portalId,
      })
      await store.atomically(function* (): Statement<void> {
        yield* host.confirm()
        yield* store.oneTimeSecrets.add(row)
        yield* made()
      })
      return { verification: code, expiresInSeconds: VERIFICATION_LIFETIME_MS / 1000 }
    },

    /** Null when the code is unknown, expired, used or another portal's. */
    async redeem(host: Host, code: string): Promise<VerifiedEmailResponse | null> {
      const { id, hash } = readHostCode(digest, { purpose: 'verified', portalId: host.id, code })
      const row = await store.atomically(function* () {
        yield* host.confirm()
        return yield* store.oneTimeSecrets.consume(id, hash, clock.now())
      })
      return row && JSON.parse(row.note ?? '{}')
    },
  }
}

export type Verifications = ReturnType<typeof createVerifications>
