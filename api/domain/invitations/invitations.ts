import type { Services } from '../services.ts'
import { createCorrecting } from './correcting.ts'
import { createListing } from './listing/listing.ts'
import { createRevoking } from './revoking.ts'
import { createInviting } from './sending/inviting.ts'
import { createResending } from './sending/resending.ts'

/** What whoever invites can do with invitations. */
export function createInvitations(services: Services) {
  return {
    invite: createInviting(services),
    resend: createResending(services),
    correct: createCorrecting(services),
    revoke: createRevoking(services),
    list: createListing(services.store),
  }
}
