import { INVITATION_NAME, TOKEN_BYTES } from '../../contract/plain/invitation-link.ts'
import type { KeyedDigest } from '../../ports/keyed-digest.ts'
import type { Portal } from '../portals/portal.ts'
import type { Services } from '../services.ts'

export interface InvitationLink {
  readonly url: string
  readonly tokenHash: string
}

/** The token of an invitation link as it is kept. It identifies; it authorises nothing. */
export function invitationDigest(digest: KeyedDigest, token: string): string {
  return digest.of('invitation', token)
}

/** The token rides in the fragment: no server, proxy or Referer header ever sees it. */
export function newLink({ random, digest, publicUrl }: Services, portal: Portal): InvitationLink {
  const token = Buffer.from(random.bytes(TOKEN_BYTES)).toString('base64url')
  const page = portal.invitationUrl ?? `${publicUrl}/p/${portal.id}/invitation`
  return { url: `${page}#${INVITATION_NAME}=${token}`, tokenHash: invitationDigest(digest, token) }
}
