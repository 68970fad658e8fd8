import type { Method } from '../../ports/store/method-store.ts'
import { DAY } from '../values/time.ts'

/** How long what was let in by a replacement's voucher is held to be new. */
const NEW_FOR_MS = DAY

/** Set up on the word of what vouches for a replacement, or of the helpdesk, less than a day ago. */
export function isNew({ addedBy, confirmedAt, createdAt }: Method, now: number): boolean {
  const isLetIn = addedBy === 'spare' || addedBy === 'agent'
  return isLetIn && (confirmedAt ?? createdAt) > now - NEW_FOR_MS
}
