import { createCorrecting } from './invitations/correcting.ts'
import { createInviting } from './invitations/inviting.ts'
import { createListing } from './invitations/listing.ts'
import { createResending } from './invitations/resending.ts'
import { createRevoking } from './invitations/revoking.ts'
import type { Services } from './services.ts'

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
