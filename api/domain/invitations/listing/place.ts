import type { InvitationPlace } from '../../../ports/store/invitations.ts'

const ID = /^[\w-]{1,64}$/

/** A place in the list, to be handed back; nobody outside reads anything into it. */
export function writePlace({ createdAt, id }: InvitationPlace): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString('base64url')
}

/** Null when it is none of ours. */
export function readPlace(written: string): InvitationPlace | null {
  try {
    const [createdAt, id]: unknown[] = JSON.parse(Buffer.from(written, 'base64url').toString())
    const isPlace = Number.isSafeInteger(createdAt) && typeof id === 'string' && ID.test(id)
    return isPlace ? { createdAt: Number(createdAt), id } : null
  } catch {
    return null
  }
}
