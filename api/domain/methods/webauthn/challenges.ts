import type { MethodKind } from '../../../contract/views.ts'
import { readClientData } from '../../../crypto/webauthn/client-data.ts'
import type { OneTimeSecret } from '../../../ports/store/one-time-secret-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Services } from '../../services.ts'
import { MINUTE } from '../../values/time.ts'
import type { Ceremony } from '../ceremony.ts'
import type { Begun } from '../works.ts'

/** From when it is shown until it is answered (Level 3 §13.4.3). */
const LIFETIME_MS = 5 * MINUTE
/** What is left of it when it is shown, at least. */
const LEAST_LEFT_MS = 2.5 * MINUTE
/** Live in one flow: a page that was loaded anew may have its dialog open still. */
const MOST_LIVE = 3

/** What a challenge was made for, beside its flow, its portal and its kind: what an answer has to be for. */
interface Meaning {
  readonly ceremony: 'create' | 'get'
  readonly purpose: Ceremony['purpose']
  /** Of a payload that the answer stands for; null for none. */
  readonly binds: string | null
  readonly rpId: string
  /** Origin of the page that it is shown on. */
  readonly page: string
  /** The authenticator has to verify its user. */
  readonly isVerified: boolean
  /** The browser may make it with nobody there (Level 3 §7.1 step 15); no other challenge lets it. */
  readonly isQuiet: boolean
}

interface Note extends Meaning {
  /** It was shown to nobody in particular: the credential says whose it is, by its user handle. */
  readonly isOpen: boolean
}

/** One that was answered in time, as it was made. */
export interface Challenge extends Note {
  readonly row: OneTimeSecret
  /** base64url of 32 bytes. */
  readonly challenge: string
}

interface Wanted {
  readonly ceremony: Meaning['ceremony']
  readonly isVerified: boolean
  readonly isQuiet: boolean
}

/**
 * Challenges of a kind, each a row of `one_time_secret` with the kind as its purpose. Nothing of one is kept: it is
 * the keyed digest of its row's id, which nobody foretells, and is made again where it is shown or compared.
 */
export function createChallenges(services: Services, kind: MethodKind) {
  const { store, digest, random } = services
  const challengeOf = (id: string): string => digest.of('webauthn-challenge', kind, id)
  const hashOf = (id: string): string => digest.of('webauthn', kind, id, challengeOf(id))

  const meaningOf = (at: Ceremony, { ceremony, isVerified, isQuiet }: Wanted): Meaning => ({
    ceremony,
    purpose: at.purpose,
    binds: at.binds?.digest ?? null,
    rpId: at.portal.rpId,
    page: at.page,
    isVerified,
    isQuiet,
  })

  /** Those of this flow that are for what is asked now, newest first. */
  const fitting = (at: Ceremony, wanted: Wanted): readonly Challenge[] =>
    at.secrets
      .filter(({ portalId, note }) => portalId === at.portal.id && note !== null)
      .map((row): Challenge => {
        const note: Note = JSON.parse(row.note ?? '')
        return { ...note, row, challenge: challengeOf(row.id) }
      })
      .filter((one) => isFor(one, meaningOf(at, wanted)))

  const rowFor = (at: Ceremony, note: Note): OneTimeSecret => {
    const id = random.id()
    return {
      id,
      purpose: kind,
      subject: null,
      flowId: at.flowId,
      methodId: null,
      portalId: at.portal.id,
      hash: hashOf(id),
      sessionId: null,
      note: JSON.stringify(note),
      guesses: 0,
      createdAt: at.now,
      expiresAt: at.now + LIFETIME_MS,
      usedAt: null,
    }
  }

  return {
    /** Writes another where none that fits has long enough to live; null where one has. */
    begin(at: Ceremony, wanted: Wanted & { readonly isOpen: boolean }): Begun | null {
      const [newest] = fitting(at, wanted)
      const { isOpen } = wanted
      const isThere = newest && newest.row.expiresAt - at.now >= LEAST_LEFT_MS
      if (isThere && newest.isOpen === isOpen) return null
      const row = rowFor(at, { ...meaningOf(at, wanted), isOpen })
      return function* (): Statement<void> {
        yield* store.oneTimeSecrets.retire(kind, at.flowId, MOST_LIVE - 1, at.now)
        yield* store.oneTimeSecrets.add(row)
      }
    },

    /** @throws where none was begun: a fault in the caller. */
    shown(at: Ceremony, wanted: Wanted): Challenge {
      const [newest] = fitting(at, wanted)
      if (!newest) throw new Error(`Nothing was asked of a "${kind}"`)
      return newest
    },

    /**
     * The one that was answered; null for what we did not ask here, has ended, or was answered before.
     * @param clientData base64url.
     */
    answered(at: Ceremony, wanted: Wanted, clientData: string): Challenge | null {
      const challenge = readClientData(clientData)?.challenge
      if (challenge === undefined) return null
      return fitting(at, wanted).find((one) => digest.equal(one.challenge, challenge)) ?? null
    },

    /** Guarded: of two who answer it one is believed. */
    *consume({ row }: Challenge, now: number): Statement<boolean> {
      return (yield* store.oneTimeSecrets.consume(row.id, row.hash, now)) !== null
    },
  }
}

function isFor(note: Note, meaning: Meaning): boolean {
  const { ceremony, purpose, binds, rpId, page, isVerified, isQuiet } = note
  return (
    ceremony === meaning.ceremony &&
    purpose === meaning.purpose &&
    binds === meaning.binds &&
    rpId === meaning.rpId &&
    page === meaning.page &&
    isVerified === meaning.isVerified &&
    isQuiet === meaning.isQuiet
  )
}
