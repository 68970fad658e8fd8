import type { KeyedDigest } from '../../ports/keyed-digest.ts'
import type { OneTimeSecret } from '../../ports/store/one-time-secret-store.ts'
import type { Address } from '../values/address.ts'
import { MINUTE } from '../values/time.ts'

/** How long a new address counts as proven, before the change of it is confirmed. */
export const PROOF_LASTS_MS = 15 * MINUTE

/** Whose new addresses they are. */
export const addressSubject = (digest: KeyedDigest, personId: string): string =>
  digest.of('new-address-of', personId, '')

/** What a code for a new address keeps beside it. */
export const noteOfAddress = ({ key }: Address): string => JSON.stringify({ key })

/** What addresses are compared by, of the one that a code went to. */
export const keyIn = ({ note }: Pick<OneTimeSecret, 'note'>): string =>
  JSON.parse(note ?? '{}').key ?? ''
