import type { Objection } from '../../ports/store/helpdesk/objection-store.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { objectionHash } from '../mail/change-mail.ts'
import type { Services } from '../services.ts'
import { freezeAccount, isPress, LOOKED_BACK_MS } from './freeze.ts'

/** Why a link does nothing: unknown, or of the past. */
export type NotPressed = 'not_found' | 'code_used' | 'code_expired'

/**
 * "This was not me", by the link of a mail: without being signed in, and signing nobody in. A second press about
 * another change leaves the helpdesk alone to lift the freeze: two who disagree about an account read one mailbox.
 */
export function createPressing(services: Services) {
  const { store, clock } = services

  function* press(found: Objection, secret: string, now: number): Statement<NotPressed | null> {
    const { id, personId, portalId, about } = found
    const hash = objectionHash(services, id, secret)
    if (!services.digest.equal(hash, found.hash)) return 'not_found'
    const person = yield* store.people.lock(personId)
    if (!person) return 'not_found'
    if (!(yield* store.objections.press(id, { hash, now })))
      return found.pressedAt === null && found.expiresAt <= now ? 'code_expired' : 'code_used'
    yield* freezeAccount(services, {
      person,
      portalId,
      actor: { type: 'visitor', id: null },
      isHeld: yield* isSecond(store, person, now),
      details: { about },
      now,
    })
    return null
  }

  return {
    /** @param token as the link's fragment has it: the id and its secret. */
    press(token: string): Promise<NotPressed | null> {
      const now = clock.now()
      const [id = '', secret = ''] = token.split('.')
      return store.atomically(function* (): Statement<NotPressed | null> {
        const found = yield* store.objections.byId(id)
        return found ? yield* press(found, secret, now) : 'not_found'
      })
    },
  }
}

/**
 * Whether another press stands beside the one that has just been made. Of one change there may be a link in two
 * mailboxes, and both may be its person's.
 */
export function* isSecond(
  { objections }: Pick<Services['store'], 'objections'>,
  { id }: Pick<Person, 'id'>,
  now: number,
): Statement<boolean> {
  const presses = (yield* objections.since(id, now - LOOKED_BACK_MS)).filter(isPress)
  return new Set(presses.map(({ about, createdAt }) => `${about} ${createdAt}`)).size > 1
}

export type Pressing = ReturnType<typeof createPressing>
