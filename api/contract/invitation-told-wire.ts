import { z } from 'zod'
import { view } from './shapes.ts'
import { endView } from './shared-views.ts'

/** Who invited, as people are told it; decided when it is told (`domain/invitations/sending/inviter.ts`). */
export const inviter = z
  .string()
  .nullable()
  .describe("Null where nothing is known that says more than the portal's own name.")

/** What a step says of the invitation that it stands in. */
export const invitationTold = view({
  inviter,
  until: endView,
}).describe('The invitation that this is about, as its letter tells it.')
/** Inviter and end, shown to whoever came by the link; null in a step where nothing may be told. */
export type InvitationTold = z.infer<typeof invitationTold>
