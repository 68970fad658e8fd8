import { OPEN_STATES } from '../../../contract/plain/invitation-states.ts'
import type { Invitation } from '../../../ports/store/invitation-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { type Actor, OPERATOR } from '../../actor.ts'
import type { Services } from '../../services.ts'
import { MINUTE, SECOND } from '../../values/time.ts'
import { type FullInvitation, readFullInvitation } from '../full-invitation.ts'
import { type OverMistake, overMistake, type SentAnew, sendingAnew } from './sending-anew.ts'

export type ResendMistake =
  | OverMistake
  | { readonly mistake: 'too-soon'; readonly retryAfterSeconds: number }

export type Resent = SentAnew | ({ readonly ok: false } & ResendMistake)

/** What else is done where an invitation was sent again, in the same transaction. */
type Also = (invitation: Invitation) => Statement<void>

/** Between two letters to the same address. */
const COOL_DOWN_MS = 5 * MINUTE

/**
 * Sends an open invitation again, by a new link. One that has expired begins once more; any other
 * keeps its end.
 */
export function createResending(services: Services) {
  const { store, clock } = services

  const send = (full: FullInvitation, actor: Actor, also?: Also): Promise<SentAnew | null> => {
    const { id } = full.invitation
    const { link, renewal, send } = sendingAnew(services, {
      full,
      act: 'invitation.resent',
      actor,
    })
    const guard = { from: OPEN_STATES, sentBefore: renewal.sentAt - COOL_DOWN_MS }
    return store.atomically(function* () {
      yield* actor.confirm()
      const invitation = yield* store.invitations.renew(id, renewal, guard)
      if (invitation) yield* send()
      if (invitation) yield* also?.(invitation) ?? []
      return invitation && { ok: true, invitation, link }
    })
  }

  return async function resend(id: string, actor: Actor = OPERATOR, also?: Also): Promise<Resent> {
    const full = await readFullInvitation(store, id)
    const over = overMistake(full, clock.now())
    if (!full || over) return { ok: false, mistake: 'invitation-unknown', ...over }
    const waitMs = full.invitation.sentAt + COOL_DOWN_MS - clock.now()
    if (waitMs > 0)
      return { ok: false, mistake: 'too-soon', retryAfterSeconds: Math.ceil(waitMs / SECOND) }
    // Somebody was faster: as it stands now says what is in the way.
    return (await send(full, actor, also)) ?? resend(id, actor, also)
  }
}
